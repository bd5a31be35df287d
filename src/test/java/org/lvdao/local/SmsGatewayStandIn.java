package org.lvdao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.auth.Digests;

/**
 * Behaves as a gateway of text messages: takes what is signed, sends what comes again with the same
 * id once, and tells by signed receipts how messages ended.
 */
public final class SmsGatewayStandIn implements AutoCloseable {
  public static final String SECRET = "lvdao-local-sms-secret-0123456789abcdef";
  private static final String TIMESTAMP = "X-Lvdao-Timestamp";
  private static final String SIGNATURE = "X-Lvdao-Signature";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, JsonNode> messages = new LinkedHashMap<>();
  private volatile int refusal;

  public SmsGatewayStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/send";
  }

  /** The settings of a node that sends its messages here. */
  public Map<String, Object> settings() {
    return new HashMap<>(
        Map.of("lvdao.sms.sender", "http", "lvdao.sms.url", url(), "lvdao.sms.secret", SECRET));
  }

  /** Answers this status to every message from now on; 0 takes them again. */
  public void refuse(int status) {
    refusal = status;
  }

  /** What was taken for the phone, the oldest first. */
  public synchronized List<JsonNode> to(String phone) {
    return messages.values().stream()
        .filter(message -> message.path("phone").asText().equals(phone))
        .toList();
  }

  /** Tells the node how the message ended. */
  public Answer receipt(ApiClient node, String id, String state, @Nullable String code) {
    var receipt = new LinkedHashMap<String, String>(Map.of("id", id, "state", state));
    if (code != null) {
      receipt.put("code", code);
    }
    return signed(node, JSON.valueToTree(receipt).toString(), Instant.now());
  }

  /** Sends the node any words, signed at the moment. */
  public Answer signed(ApiClient node, String body, Instant at) {
    var timestamp = Long.toString(at.getEpochSecond());
    return node.with(TIMESTAMP, timestamp)
        .with(SIGNATURE, sign(timestamp, body))
        .post("/api/v1/sms/receipts", body);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      boolean genuine = sign(headers.getFirst(TIMESTAMP), body).equals(headers.getFirst(SIGNATURE));
      if (genuine && refusal == 0) {
        keep(JSON.readTree(body));
      }
      exchange.sendResponseHeaders(genuine ? refusal == 0 ? 202 : refusal : 401, -1);
    }
  }

  private synchronized void keep(JsonNode message) {
    messages.putIfAbsent(message.path("id").asText(), message);
  }

  private static String sign(String timestamp, String body) {
    return HexFormat.of()
        .formatHex(
            Digests.hmacSha256(
                SECRET.getBytes(StandardCharsets.UTF_8),
                (timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
