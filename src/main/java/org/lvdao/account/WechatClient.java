package org.lvdao.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.wechat.WechatAnswer;
import org.lvdao.platform.wechat.WechatApi;
import org.lvdao.platform.wechat.WechatSettings;
import org.lvdao.platform.wechat.WechatUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** WeChat's {@code jscode2session}: turns a login code into the user's openid. */
@Singleton
class WechatClient {
  private static final Logger log = LoggerFactory.getLogger(WechatClient.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final WechatApi wechat;
  private final WechatSettings settings;

  WechatClient(WechatApi wechat, WechatSettings settings) {
    this.wechat = wechat;
    this.settings = settings;
  }

  /** The session_key of the answer is not read, so it cannot be kept. */
  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(@Nullable String openid, @Nullable Integer errcode) implements WechatAnswer {}

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
    throw switch (answer.error()) {
      case 40029, 40163 ->
          DomainError.of(AccountProblem.WECHAT_CODE_INVALID).at("/code", "wechat-code");
      case 45011 ->
          DomainError.of(AccountProblem.WECHAT_TOO_OFTEN).retryAfter(Duration.ofMinutes(1));
      case -1 -> unavailable("it is busy");
      default -> unavailable("errcode " + answer.error());
    };
  }

  private Answer ask(String code) {
    var query = new LinkedHashMap<String, String>();
    query.put("appid", settings.appId());
    query.put("secret", settings.secret());
    query.put("js_code", code);
    query.put("grant_type", "authorization_code");
    try {
      return wechat.get("/sns/jscode2session", query, Answer.class);
    } catch (WechatUnavailable failure) {
      throw unavailable(String.valueOf(failure.getMessage()));
    }
  }

  private static DomainError unavailable(String why) {
    log.warn("WeChat sign-in failed: {}", why);
    return DomainError.of(AccountProblem.WECHAT_UNAVAILABLE).retryAfter(RETRY_AFTER);
  }
}
