package org.lvdao.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * Answers as the WeChat server API does: always HTTP 200, JSON sold as text/plain, failures as
 * {@code errcode}. Any code {@code X} signs in the person with openid {@code sandbox-X}; the codes
 * {@code bad}, {@code busy} and {@code down} give 40029, 45011 and -1.
 */
public final class WechatStandIn implements AutoCloseable {
  static final String APP_ID = "wx-lvdao-local";
  static final String SECRET = "lvdao-local-secret";

  /** The code of a person becomes part of the openid, which has at most 128 characters. */
  private static final int LONGEST_CODE = 100;

  private final HttpServer server;

  public WechatStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/sns/jscode2session", exchange -> answer(exchange, session(exchange)));
      server.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static String session(HttpExchange exchange) {
    var query = query(exchange);
    if (!APP_ID.equals(query.get("appid"))) {
      return error(40013, "invalid appid");
    }
    if (!SECRET.equals(query.get("secret"))) {
      return error(40125, "invalid appsecret");
    }
    var code = query.getOrDefault("js_code", "");
    if (code.length() > LONGEST_CODE || code.chars().anyMatch(Character::isISOControl)) {
      return error(40029, "invalid code");
    }
    return switch (code) {
      case "", "bad" -> error(40029, "invalid code");
      case "busy" -> error(45011, "api minute-quota reach limit  mustslower  retry next minute");
      case "down" -> error(-1, "system error");
      default ->
          "{\"openid\":\"%s\",\"session_key\":\"%s\"}"
              .formatted(escaped("sandbox-" + code), sessionKey(code));
    };
  }

  private static String sessionKey(String code) {
    return Base64.getEncoder()
        .encodeToString((code + "-session-key-0").getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String error(int code, String message) {
    return "{\"errcode\":%d,\"errmsg\":\"%s\"}".formatted(code, message);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var values = new HashMap<String, String>();
    var raw = exchange.getRequestURI().getRawQuery();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
