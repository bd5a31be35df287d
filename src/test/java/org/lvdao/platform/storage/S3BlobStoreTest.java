package org.lvdao.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the four calls of the S3 protocol the store makes, spoken by a small server. */
class S3BlobStoreTest extends BlobStoreContract {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private HttpServer server;
  private S3BlobStore store;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    store = store("photos");
  }

  @AfterEach
  void stop() {
    store.close();
    server.stop(0);
  }

  @Override
  BlobStore store() {
    return store;
  }

  @Test
  void a_bucket_that_is_not_there_is_an_error_and_not_silence() {
    var elsewhere = store("nowhere");
    assertThatThrownBy(() -> elsewhere.put("a", new byte[1])).isInstanceOf(IOException.class);
    elsewhere.close();
  }

  @Test
  void a_server_that_is_away_is_an_error_and_not_absence() {
    server.stop(0);
    assertThatThrownBy(() -> store.get("a")).isInstanceOf(IOException.class);
  }

  @Test
  void the_secret_is_not_printed() {
    assertThat(settings("photos").toString()).doesNotContain("hidden-secret");
  }

  private S3BlobStore store(String bucket) {
    return new S3BlobStore(settings(bucket));
  }

  private S3Settings settings(String bucket) {
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    return new S3Settings(address, "us-east-1", bucket, "key", "hidden-secret");
  }

  private void answer(HttpExchange call) throws IOException {
    var path = call.getRequestURI().getPath();
    var sent = call.getRequestBody().readAllBytes();
    if (!path.startsWith("/photos/")) {
      say(call, 404, "<Error><Code>NoSuchBucket</Code></Error>".getBytes());
      return;
    }
    switch (call.getRequestMethod()) {
      case "PUT" -> {
        objects.put(path, sent);
        call.getResponseHeaders().set("ETag", "\"1\"");
        say(call, 200, new byte[0]);
      }
      case "DELETE" -> {
        objects.remove(path);
        say(call, 204, new byte[0]);
      }
      default -> {
        var object = objects.get(path);
        say(
            call,
            object == null ? 404 : 200,
            object == null ? "<Error><Code>NoSuchKey</Code></Error>".getBytes() : object);
      }
    }
  }

  private static void say(HttpExchange call, int status, byte[] body) throws IOException {
    boolean head = call.getRequestMethod().equals("HEAD");
    if (head) {
      call.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
    }
    call.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      call.getResponseBody().write(body);
    }
    call.close();
  }
}
