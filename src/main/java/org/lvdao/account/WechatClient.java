package org.lvdao.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WeChat's {@code jscode2session}: turns a login code into the user's openid. It answers 200 with
 * {@code text/plain} JSON and an {@code errcode} even when it refuses. The JDK's client is used
 * because the secret stands in the address, and it logs no addresses.
 */
@Singleton
class WechatClient {
  private static final Logger log = LoggerFactory.getLogger(WechatClient.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final WechatSettings settings;
  private final ObjectMapper json;
  private final HttpClient http;

  WechatClient(WechatSettings settings, ObjectMapper json) {
    this.settings = settings;
    this.json = json;
    this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  /** The session_key of the answer is not read, so it cannot be kept. */
  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(@Nullable String openid, @Nullable Integer errcode) {}

  /**
   * @param code as the mini program's {@code wx.login} gave it: good once, for five minutes
   * @return the openid
   * @throws DomainError {@code wechat-code-invalid}, {@code wechat-too-often}, {@code
   *     wechat-unavailable}
   */
  String openid(String code) {
    var answer = ask(code);
    if (answer.openid() != null && !answer.openid().isEmpty()) {
      return answer.openid();
    }
    int error = answer.errcode() == null ? 0 : answer.errcode();
    throw switch (error) {
      case 40029, 40163 ->
          DomainError.of(AccountProblem.WECHAT_CODE_INVALID).at("/code", "wechat-code");
      case 45011 ->
          DomainError.of(AccountProblem.WECHAT_TOO_OFTEN).retryAfter(Duration.ofMinutes(1));
      case -1 -> unavailable("it is busy");
      default -> unavailable("errcode " + error);
    };
  }

  private Answer ask(String code) {
    try {
      var answer =
          http.sendAsync(request(code), HttpResponse.BodyHandlers.ofString())
              .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        throw unavailable("status " + answer.statusCode());
      }
      return json.readValue(answer.body(), Answer.class);
    } catch (ExecutionException | TimeoutException | IOException failure) {
      // Only the kind of failure: a message could quote the address or the answer.
      var cause = failure.getCause() == null ? failure : failure.getCause();
      throw unavailable(cause.getClass().getSimpleName());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    }
  }

  private HttpRequest request(String code) {
    var query =
        "?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
            .formatted(encode(settings.appId()), encode(settings.secret()), encode(code));
    var base = settings.url().toString();
    var root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return HttpRequest.newBuilder(URI.create(root + "/sns/jscode2session" + query))
        .timeout(settings.timeout())
        .build();
  }

  private static DomainError unavailable(String why) {
    log.warn("WeChat sign-in failed: {}", why);
    return DomainError.of(AccountProblem.WECHAT_UNAVAILABLE).retryAfter(RETRY_AFTER);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
