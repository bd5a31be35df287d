package org.lvdao.platform.wechat;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.lvdao.platform.http.HttpCaller;
import org.lvdao.platform.http.NoAnswer;

/**
 * Calls WeChat. It answers 200 with {@code text/plain} JSON and an {@code errcode} even when it
 * refuses. Nothing is tried again here. Never inside a transaction.
 */
@Singleton
public class WechatApi {
  private final WechatSettings settings;
  private final ObjectMapper json;
  private final HttpCaller http;

  public WechatApi(WechatSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.json = json;
    this.http = new HttpCaller(settings.timeout());
  }

  /**
   * @param path such as {@code /sns/jscode2session}
   * @param query not yet encoded, in the order it is to have
   * @throws WechatUnavailable when there is no answer that can be read
   */
  public <T extends WechatAnswer> T get(String path, Map<String, String> query, Class<T> answer) {
    return ask(request(path, query).GET(), answer);
  }

  /**
   * @param body is written as JSON
   * @throws WechatUnavailable when there is no answer that can be read
   */
  public <T extends WechatAnswer> T post(
      String path, Map<String, String> query, Object body, Class<T> answer) {
    try {
      var text = BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
      return ask(
          request(path, query).header("Content-Type", "application/json").POST(text), answer);
    } catch (IOException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private HttpRequest.Builder request(String path, Map<String, String> query) {
    var base = settings.url().toString();
    var root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    var parameters =
        query.entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&", "?", ""));
    return HttpRequest.newBuilder(URI.create(root + path + (query.isEmpty() ? "" : parameters)));
  }

  private <T> T ask(HttpRequest.Builder request, Class<T> type) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new WechatUnavailable("status " + answer.statusCode());
      }
      var read = json.readValue(answer.body(), type);
      if (read == null) {
        throw new WechatUnavailable("no answer");
      }
      return read;
    } catch (NoAnswer failure) {
      throw new WechatUnavailable(String.valueOf(failure.getMessage()));
    } catch (IOException unreadable) {
      // Only the kind of failure: a message could quote the answer.
      throw new WechatUnavailable(unreadable.getClass().getSimpleName());
    }
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
