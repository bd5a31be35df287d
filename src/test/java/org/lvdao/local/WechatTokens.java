package org.lvdao.local;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens of the stand-in, as {@code stable_token} gives them: everybody who asks gets
 * the same one until it ends or is refreshed by force.
 */
public final class WechatTokens {
  private static final int SECONDS = 7200;

  private final AtomicInteger asked = new AtomicInteger();
  private int number;
  private boolean ended = true;
  private boolean away;

  /** What the API answers to one who asks for the token. */
  synchronized String give(boolean forced) {
    asked.incrementAndGet();
    if (away) {
      return WechatStandIn.error(-1, "system error");
    }
    if (ended || forced) {
      number++;
      ended = false;
    }
    return "{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(current(), SECONDS);
  }

  /** What the API answers to a call with the token; null when the token is good. */
  synchronized @Nullable String refusal(@Nullable String token) {
    if (token == null || token.isEmpty()) {
      return WechatStandIn.error(41001, "access_token missing");
    }
    return !ended && token.equals(current())
        ? null
        : WechatStandIn.error(40001, "invalid credential, access_token is invalid or not latest");
  }

  /** Ends the present token before its time, as WeChat does when somebody resets the secret. */
  public synchronized void end() {
    ended = true;
  }

  /** Lets whoever asks for a token be told that WeChat is busy, until told otherwise. */
  public synchronized void away(boolean whether) {
    away = whether;
  }

  /** How often a token was asked for. */
  public int asked() {
    return asked.get();
  }

  private String current() {
    return "sandbox-access-token-" + number;
  }
}
