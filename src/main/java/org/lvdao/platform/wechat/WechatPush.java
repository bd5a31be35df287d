package org.lvdao.platform.wechat;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/**
 * Whether it is WeChat that calls by the message push (消息推送) of the mini program. It signs the
 * moment and a nonce, not what it tells, so what it tells must carry something only WeChat knows.
 */
@Singleton
public class WechatPush {
  /** How far WeChat's clock may be from ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final WechatSettings settings;
  private final InstantSource clock;

  WechatPush(WechatSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param timestamp seconds since 1970
   * @param signature SHA-1 of token, timestamp and nonce one after another in their order as text,
   *     in hexadecimal
   * @throws DomainError {@code unauthenticated} unless WeChat signed it just now
   */
  public void check(
      @Nullable String timestamp, @Nullable String nonce, @Nullable String signature) {
    if (settings.pushToken().isBlank()
        || timestamp == null
        || nonce == null
        || signature == null
        || !isNow(timestamp)
        || !isSigned(timestamp, nonce, signature)) {
      throw DomainError.of(CommonProblem.UNAUTHENTICATED);
    }
  }

  private boolean isNow(String timestamp) {
    try {
      long seconds = Long.parseLong(timestamp);
      return Math.abs(clock.instant().getEpochSecond() - seconds) <= SKEW.toSeconds();
    } catch (NumberFormatException none) {
      return false;
    }
  }

  private boolean isSigned(String timestamp, String nonce, String signature) {
    var signed =
        Stream.of(settings.pushToken(), timestamp, nonce).sorted().collect(Collectors.joining());
    return MessageDigest.isEqual(
        sha1(signed).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha1(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
