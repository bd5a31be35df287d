package org.lvdao.platform.wechat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access token of the mini program, kept by each node for itself: WeChat's {@code stable_token}
 * gives all that ask the same token until it ends, so nodes need not agree on one.
 */
@Singleton
public class WechatAccessToken {
  private static final Logger log = LoggerFactory.getLogger(WechatAccessToken.class);

  /** In a token's last five minutes WeChat gives the next one, and takes both. */
  private static final Duration BEFORE_END = Duration.ofMinutes(5);

  private final WechatApi wechat;
  private final WechatSettings settings;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Held held;

  public WechatAccessToken(WechatApi wechat, WechatSettings settings, InstantSource clock) {
    this.wechat = wechat;
    this.settings = settings;
    this.clock = clock;
  }

  private record Held(String token, Instant end) {
    boolean isFresh(Instant now) {
      return now.isBefore(end.minus(BEFORE_END));
    }

    @Override
    public String toString() {
      return "Held[end=" + end + "]";
    }
  }

  /**
   * @param forceRefresh false: WeChat would then end the present token for all nodes at once, and
   *     allows it 20 times a day only
   */
  @Serdeable
  record Ask(
      @JsonProperty("grant_type") String grantType,
      String appid,
      String secret,
      @JsonProperty("force_refresh") boolean forceRefresh) {
    @Override
    public String toString() {
      return "Ask[appid=" + appid + "]";
    }
  }

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Given(
      @Nullable @JsonProperty("access_token") String accessToken,
      @Nullable @JsonProperty("expires_in") Long expiresIn,
      @Nullable Integer errcode)
      implements WechatAnswer {
    @Override
    public String toString() {
      return "Given[errcode=" + errcode + "]";
    }
  }

  /**
   * The present token; asks WeChat when there is none or the one at hand ends soon. Of many callers
   * one asks and the others wait for its answer.
   *
   * @throws WechatUnavailable when WeChat gives none and the one at hand has ended
   */
  public String get() {
    var present = held;
    if (present != null && present.isFresh(clock.instant())) {
      return present.token();
    }
    asking.lock();
    try {
      return refreshed();
    } finally {
      asking.unlock();
    }
  }

  /**
   * Forgets a token that WeChat refused, unless another caller has already got the next one.
   *
   * @param token as {@link #get} gave it
   */
  public void invalidate(String token) {
    asking.lock();
    try {
      var present = held;
      if (present != null && present.token().equals(token)) {
        held = null;
      }
    } finally {
      asking.unlock();
    }
  }

  /**
   * Makes a call with the present token; when WeChat refuses the token, once more with the next.
   *
   * @throws WechatUnavailable as {@link #get}, or as the call
   */
  public <T extends WechatAnswer> T with(Function<String, T> call) {
    var token = get();
    var answer = call.apply(token);
    if (!WechatAnswer.TOKEN_REFUSED.contains(answer.error())) {
      return answer;
    }
    invalidate(token);
    return call.apply(get());
  }

  private String refreshed() {
    Instant now = clock.instant();
    var present = held;
    if (present != null && present.isFresh(now)) {
      return present.token();
    }
    try {
      var next = ask(now);
      held = next;
      return next.token();
    } catch (WechatUnavailable failure) {
      log.warn("WeChat gave no access token: {}", failure.getMessage());
      if (present != null && now.isBefore(present.end())) {
        return present.token();
      }
      throw failure;
    }
  }

  private Held ask(Instant now) {
    var ask = new Ask("client_credential", settings.appId(), settings.secret(), false);
    var given = wechat.post("/cgi-bin/stable_token", Map.of(), ask, Given.class);
    if (given.accessToken() == null || given.expiresIn() == null) {
      throw new WechatUnavailable("errcode " + given.error());
    }
    return new Held(given.accessToken(), now.plusSeconds(given.expiresIn()));
  }
}
