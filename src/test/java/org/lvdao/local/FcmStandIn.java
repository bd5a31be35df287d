package org.lvdao.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers as Firebase Cloud Messaging (HTTP v1) and Google's token endpoint do, with their status
 * codes. A push is delivered unless its device's token was told to fail.
 */
public final class FcmStandIn implements AutoCloseable {
  private static final String PROJECT = "lvdao-local";
  private static final String ACCESS_TOKEN = "sandbox-fcm-access-token";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** It opens nothing. */
  private static final String KEY = newKey();

  private final HttpServer server;
  private final Path credentials;
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final Map<String, List<JsonNode>> delivered = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

  /** The failures of the service, each with what it is called in the answer. */
  public enum Failure {
    INVALID_ARGUMENT(400, "INVALID_ARGUMENT"),
    THIRD_PARTY_AUTH_ERROR(401, "UNAUTHENTICATED"),
    SENDER_ID_MISMATCH(403, "PERMISSION_DENIED"),
    UNREGISTERED(404, "NOT_FOUND"),
    QUOTA_EXCEEDED(429, "RESOURCE_EXHAUSTED"),
    INTERNAL(500, "INTERNAL"),
    UNAVAILABLE(503, "UNAVAILABLE");

    private final int status;
    private final String name;

    Failure(int status, String name) {
      this.status = status;
      this.name = name;
    }
  }

  private record Told(Failure failure, @Nullable Integer retryAfter) {}

  /**
   * @param credentials where the key of the service account is written
   */
  public FcmStandIn(Path credentials) {
    this.credentials = credentials;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/token", FcmStandIn::token);
      server.createContext("/v1/projects/" + PROJECT + "/messages:send", this::send);
      server.start();
      Files.writeString(credentials, key());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The file with the key of the service account. */
  public Path credentials() {
    return credentials;
  }

  /**
   * @param retryAfter seconds the answer asks to be left alone for; null when it does not say
   */
  public void fail(String token, Failure failure, @Nullable Integer retryAfter) {
    told.put(token, new Told(failure, retryAfter));
  }

  /** Delivers to the device again. */
  public void recover(String token) {
    told.remove(token);
  }

  /** What the device got. */
  public List<JsonNode> deliveredTo(String token) {
    return List.copyOf(delivered.getOrDefault(token, List.of()));
  }

  /** How often somebody tried to push to the device. */
  public int requests(String token) {
    var count = requests.get(token);
    return count == null ? 0 : count.get();
  }

  private void send(HttpExchange exchange) throws IOException {
    var message = JSON.readTree(exchange.getRequestBody()).path("message");
    var token = message.path("token").asText();
    requests.computeIfAbsent(token, t -> new AtomicInteger()).incrementAndGet();
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    var failure = told.get(token);
    if (!("Bearer " + ACCESS_TOKEN).equals(authorization)) {
      answer(exchange, 401, error(401, "UNAUTHENTICATED", ""));
    } else if (failure != null) {
      if (failure.retryAfter() != null) {
        exchange.getResponseHeaders().set("Retry-After", failure.retryAfter().toString());
      }
      var kind = failure.failure();
      var detail =
          """
          {"@type":"type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"%s"}"""
              .formatted(kind.name());
      answer(exchange, kind.status, error(kind.status, kind.name, detail));
    } else {
      var got = delivered.computeIfAbsent(token, t -> new CopyOnWriteArrayList<>());
      got.add(message);
      answer(
          exchange,
          200,
          "{\"name\":\"projects/%s/messages/%d\"}".formatted(PROJECT, System.nanoTime()));
    }
  }

  private static String error(int status, String name, String detail) {
    return "{\"error\":{\"code\":%d,\"message\":\"told to fail\",\"status\":\"%s\",\"details\":[%s]}}"
        .formatted(status, name, detail);
  }

  private static void token(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    answer(
        exchange,
        200,
        "{\"access_token\":\"%s\",\"expires_in\":3599,\"token_type\":\"Bearer\"}"
            .formatted(ACCESS_TOKEN));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** As the Firebase console gives it. */
  private String key() throws JsonProcessingException {
    return JSON.writeValueAsString(
        Map.of(
            "type",
            "service_account",
            "project_id",
            PROJECT,
            "private_key_id",
            "sandbox",
            "private_key",
            "-----BEGIN PRIVATE KEY-----\n" + KEY + "\n-----END PRIVATE KEY-----\n",
            "client_email",
            "push@" + PROJECT + ".iam.gserviceaccount.com",
            "client_id",
            "1",
            "token_uri",
            url() + "/token"));
  }

  private static String newKey() {
    try {
      var keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      return Base64.getMimeEncoder(64, new byte[] {'\n'})
          .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
