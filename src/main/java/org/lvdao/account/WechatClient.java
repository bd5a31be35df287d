package org.lvdao.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.wechat.WechatAccessToken;
import org.lvdao.platform.wechat.WechatAnswer;
import org.lvdao.platform.wechat.WechatApi;
import org.lvdao.platform.wechat.WechatSettings;
import org.lvdao.platform.wechat.WechatUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the codes a mini program gets into who the user is. */
@Singleton
class WechatClient {
  private static final Logger log = LoggerFactory.getLogger(WechatClient.class);
  private static final Pattern MOBILE = Pattern.compile(PhoneNumbers.MOBILE);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final WechatApi wechat;
  private final WechatAccessToken accessToken;
  private final WechatSettings settings;

  WechatClient(WechatApi wechat, WechatAccessToken accessToken, WechatSettings settings) {
    this.wechat = wechat;
    this.accessToken = accessToken;
    this.settings = settings;
  }

  /** The session_key of the answer is not read, so it cannot be kept. */
  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(@Nullable String openid, @Nullable Integer errcode) implements WechatAnswer {}

  @Serdeable
  record PhoneCode(String code) {
    @Override
    public String toString() {
      return "PhoneCode[]";
    }
  }

  /**
   * @param purePhoneNumber without the country's code
   */
  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PhoneInfo(@Nullable String purePhoneNumber, @Nullable String countryCode) {
    @Override
    public String toString() {
      return "PhoneInfo[]";
    }
  }

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PhoneAnswer(
      @JsonProperty("phone_info") @Nullable PhoneInfo phoneInfo, @Nullable Integer errcode)
      implements WechatAnswer {}

  /**
   * WeChat's {@code jscode2session}.
   *
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
    throw refused("sign-in", answer);
  }

  /**
   * WeChat's {@code getuserphonenumber}.
   *
   * @param code as the mini program's {@code getPhoneNumber} gave it: good once, for five minutes
   * @return the 11 digits of a mainland mobile number
   * @throws DomainError as {@link #openid}; a field error for a number of another country
   */
  String phone(String code) {
    var answer = askPhone(code);
    var info = answer.phoneInfo();
    if (answer.error() != 0 || info == null || info.purePhoneNumber() == null) {
      throw refused("phone number", answer);
    }
    if (!"86".equals(info.countryCode()) || !MOBILE.matcher(info.purePhoneNumber()).matches()) {
      throw DomainError.field("/code", "not-mainland-mobile");
    }
    return info.purePhoneNumber();
  }

  private PhoneAnswer askPhone(String code) {
    try {
      return accessToken.with(
          token ->
              wechat.post(
                  "/wxa/business/getuserphonenumber",
                  Map.of("access_token", token),
                  new PhoneCode(code),
                  PhoneAnswer.class));
    } catch (WechatUnavailable failure) {
      throw unavailable("phone number", String.valueOf(failure.getMessage()));
    }
  }

  private static DomainError refused(String what, WechatAnswer answer) {
    return switch (answer.error()) {
      case 40029, 40163 ->
          DomainError.of(AccountProblem.WECHAT_CODE_INVALID).at("/code", "wechat-code");
      case WechatAnswer.TOO_OFTEN ->
          DomainError.of(AccountProblem.WECHAT_TOO_OFTEN).retryAfter(Duration.ofMinutes(1));
      case WechatAnswer.BUSY -> unavailable(what, "it is busy");
      default -> unavailable(what, "errcode " + answer.error());
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
      throw unavailable("sign-in", String.valueOf(failure.getMessage()));
    }
  }

  private static DomainError unavailable(String what, String why) {
    log.warn("WeChat {} failed: {}", what, why);
    return DomainError.of(AccountProblem.WECHAT_UNAVAILABLE).retryAfter(RETRY_AFTER);
  }
}
