package org.lvdao.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the WeChat server API does: always HTTP 200, JSON sold as text/plain, failures as
 * {@code errcode}. Any code {@code X} signs in the person with openid {@code sandbox-X}; the codes
 * {@code bad}, {@code busy} and {@code down} give 40029, 45011 and -1. A phone-number code is the
 * number, with anything behind a hyphen to make it another code: each is good once.
 */
public final class WechatStandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final String APP_ID = "wx-lvdao-local";
  static final String SECRET = "lvdao-local-secret";

  /** The code of a person becomes part of the openid, which has at most 128 characters. */
  private static final int LONGEST_CODE = 100;

  private static final Pattern PHONE_CODE = Pattern.compile("(1\\d{10})(-.*)?");

  private final HttpServer server;
  private final WechatTokens tokens = new WechatTokens();
  private final SubscribeMessageBox messages = new SubscribeMessageBox();
  private final ContentDesk content = new ContentDesk();
  private final PhotoDesk photos = new PhotoDesk();
  private final Set<String> usedPhoneCodes = ConcurrentHashMap.newKeySet();

  public WechatStandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/sns/jscode2session", exchange -> answer(exchange, session(exchange)));
      server.createContext("/cgi-bin/stable_token", exchange -> answer(exchange, token(exchange)));
      server.createContext(
          "/wxa/business/getuserphonenumber", exchange -> answer(exchange, phone(exchange)));
      server.createContext(
          "/cgi-bin/message/subscribe/send", exchange -> answer(exchange, message(exchange)));
      server.createContext(
          "/wxa/msg_sec_check", exchange -> answer(exchange, contentCheck(exchange)));
      server.createContext(
          "/wxa/media_check_async", exchange -> answer(exchange, photoCheck(exchange)));
      server.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Gives, refuses and ends the access tokens. */
  public WechatTokens tokens() {
    return tokens;
  }

  /** Takes, refuses and remembers subscribe messages. */
  public SubscribeMessageBox messages() {
    return messages;
  }

  /** Judges what people write, and can be told not to. */
  public ContentDesk content() {
    return content;
  }

  /** Judges photos, later, and can be told how. */
  public PhotoDesk photos() {
    return photos;
  }

  private String photoCheck(HttpExchange exchange) throws IOException {
    var refused = tokens.refusal(query(exchange).get("access_token"));
    return refused == null ? photos.take(body(exchange)) : refused;
  }

  private String contentCheck(HttpExchange exchange) throws IOException {
    var refused = tokens.refusal(query(exchange).get("access_token"));
    return refused == null ? content.judge(body(exchange)) : refused;
  }

  private String message(HttpExchange exchange) throws IOException {
    var refused = tokens.refusal(query(exchange).get("access_token"));
    return refused == null ? messages.take(body(exchange)) : refused;
  }

  private String token(HttpExchange exchange) throws IOException {
    var body = body(exchange);
    var app = refusedApp(body.path("appid").asText(), body.path("secret").asText());
    if (app != null) {
      return app;
    }
    return body.path("grant_type").asText().equals("client_credential")
        ? tokens.give(body.path("force_refresh").asBoolean())
        : error(40002, "invalid grant_type");
  }

  private String phone(HttpExchange exchange) throws IOException {
    var refused = tokens.refusal(query(exchange).get("access_token"));
    if (refused != null) {
      return refused;
    }
    var code = body(exchange).path("code").asText();
    var number = PHONE_CODE.matcher(code);
    if (!number.matches() || !usedPhoneCodes.add(code)) {
      return code.equals("down") ? error(-1, "system error") : error(40029, "invalid code");
    }
    return """
    {"errcode":0,"errmsg":"ok","phone_info":{"phoneNumber":"%1$s","purePhoneNumber":"%1$s",\
    "countryCode":"86","watermark":{"timestamp":1795307054,"appid":"%2$s"}}}\
    """
        .formatted(number.group(1), APP_ID);
  }

  private static @Nullable String refusedApp(@Nullable String app, @Nullable String secret) {
    if (!APP_ID.equals(app)) {
      return error(40013, "invalid appid");
    }
    return SECRET.equals(secret) ? null : error(40125, "invalid appsecret");
  }

  private static String session(HttpExchange exchange) {
    var query = query(exchange);
    var app = refusedApp(query.get("appid"), query.get("secret"));
    if (app != null) {
      return app;
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

  static String error(int code, String message) {
    return "{\"errcode\":%d,\"errmsg\":\"%s\"}".formatted(code, message);
  }

  /** The JSON object of a body; a missing node when it is none. */
  private static JsonNode body(HttpExchange exchange) throws IOException {
    try {
      return JSON.readTree(exchange.getRequestBody().readAllBytes());
    } catch (JsonProcessingException none) {
      return MissingNode.getInstance();
    }
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
