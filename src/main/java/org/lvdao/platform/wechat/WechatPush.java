package org.lvdao.platform.wechat;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.web.CallbackClock;

/**
 * Whether it is WeChat that calls by the message push (消息推送) of the mini program. It signs the
 * moment and a nonce, not what it tells, so what it tells must carry something only WeChat knows.
 */
@Singleton
public class WechatPush {
  private final WechatSettings settings;
  private final CallbackClock clock;

  WechatPush(WechatSettings settings, CallbackClock clock) {
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
        || !clock.isNow(timestamp)
        || !isSigned(timestamp, nonce, signature)) {
      throw DomainError.of(CommonProblem.UNAUTHENTICATED);
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
