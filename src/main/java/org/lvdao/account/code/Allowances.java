package org.lvdao.account.code;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.Keys;
import org.lvdao.platform.sms.TextMessages;

/**
 * How many codes may still be sent, counted in the database for all nodes. A refusal takes back
 * what was counted before it in the same transaction. A phone that nobody has counts like any
 * other.
 */
@Singleton
class Allowances {
  private static final Duration HOUR = Duration.ofHours(1);
  static final Duration DAY = Duration.ofDays(1);

  private final AllowanceRepository allowances;
  private final OneTimeCodeSettings settings;
  private final TextMessages messages;
  private final Keys keys;

  Allowances(
      AllowanceRepository allowances,
      OneTimeCodeSettings settings,
      TextMessages messages,
      Keys keys) {
    this.allowances = allowances;
    this.settings = settings;
    this.messages = messages;
    this.keys = keys;
  }

  /**
   * Takes one of everything, in the caller's transaction and always in this order, so that nobody
   * waits in a circle; the district's row, which most wait for, comes last.
   *
   * @param message that carries the code
   * @throws DomainError {@code codes-too-often}
   */
  void take(String phone, String address, String district, long message, Instant now) {
    take("address:" + address, settings.addressPerHour(), HOUR, now);
    takeNext("phone:" + phone, message, now);
    take("phone-hour:" + phone, settings.phonePerHour(), HOUR, now);
    take("phone-day:" + phone, settings.phonePerDay(), DAY, now);
    takeOfToday("district:" + district, settings.districtPerDay(), now);
  }

  /**
   * One at a time; at once when the gateway has said that the last one did not arrive. That one
   * still counts in everything else, because it may have cost the district something.
   */
  private void takeNext(String name, long message, Instant now) {
    var bucket = bucket(name);
    allowances.lock(bucket, now);
    var last = allowances.find(bucket).orElseThrow();
    var next = last.since().plus(settings.resendAfter());
    boolean failed = last.messageId() != null && messages.hasFailed(last.messageId());
    if (last.used() > 0 && now.isBefore(next) && !failed) {
      throw tooOften(Duration.between(now, next));
    }
    allowances.begin(bucket, message, now);
  }

  private void take(String name, int most, Duration window, Instant now) {
    var bucket = bucket(name);
    allowances.lock(bucket, now);
    if (allowances.take(bucket, most, now, now.minus(window)) == 0) {
      var since = allowances.find(bucket).orElseThrow().since();
      throw tooOften(Duration.between(now, since.plus(window)));
    }
  }

  private void takeOfToday(String name, int most, Instant now) {
    var today = BusinessTime.dayOf(now);
    var bucket = bucket(name + ":" + today);
    allowances.lock(bucket, now);
    // The bucket is the day's, so it never begins anew.
    if (allowances.take(bucket, most, now, Instant.EPOCH) == 0) {
      var midnight = BusinessTime.startOf(today.plusDays(1));
      throw tooOften(Duration.between(now, midnight));
    }
  }

  private byte[] bucket(String name) {
    return keys.mac("code-allowance", name);
  }

  private static DomainError tooOften(Duration wait) {
    return DomainError.of(CodeProblem.CODES_TOO_OFTEN).retryAfter(wait);
  }
}
