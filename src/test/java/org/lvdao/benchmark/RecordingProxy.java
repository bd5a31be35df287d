package org.lvdao.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Stands between a node and Elasticsearch and keeps the last search that passed. */
final class RecordingProxy implements AutoCloseable {
  private static final List<String> PASSED_ON = List.of("Content-Type", "Accept");
  private static final List<String> PASSED_BACK =
      List.of("Content-Type", "X-Elastic-Product", "Warning");

  private final URI target;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile @Nullable Search last;

  /** A search as the node sent it. */
  record Search(String path, String contentType, byte[] body) {}

  RecordingProxy(URI target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Search last() {
    var search = last;
    if (search == null) {
      throw new IllegalStateException("no search passed");
    }
    return search;
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().toString();
      var body = exchange.getRequestBody().readAllBytes();
      var request =
          HttpRequest.newBuilder(target.resolve(path))
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      for (var name : PASSED_ON) {
        var value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
          request.header(name, value);
        }
      }
      if (path.contains("/_search")) {
        last = new Search(path, exchange.getRequestHeaders().getFirst("Content-Type"), body);
      }
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      for (var name : PASSED_BACK) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
      }
      boolean empty = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
      exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
      if (!empty) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
