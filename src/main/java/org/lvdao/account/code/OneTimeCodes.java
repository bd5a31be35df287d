package org.lvdao.account.code;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.Keys;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.sms.SmsMessage;
import org.lvdao.platform.sms.SmsUnavailable;
import org.lvdao.platform.sms.TextMessages;

/**
 * Codes (验证码) that prove a phone number: six digits, good for five minutes and five tries, for one
 * purpose on one device. The database keeps keyed hashes only, so the code is nowhere but on its
 * way.
 */
@Singleton
public class OneTimeCodes {
  static final int TRIES = 5;
  static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final int CODES = 1_000_000;

  private final OneTimeCodeRepository codes;
  private final Allowances allowances;
  private final OneTimeCodeSettings settings;
  private final AreaService areas;
  private final TextMessages sms;
  private final Keys keys;
  private final Transactions transactions;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  OneTimeCodes(
      OneTimeCodeRepository codes,
      Allowances allowances,
      OneTimeCodeSettings settings,
      AreaService areas,
      TextMessages sms,
      Keys keys,
      Transactions transactions,
      InstantSource clock) {
    this.codes = codes;
    this.allowances = allowances;
    this.settings = settings;
    this.areas = areas;
    this.sms = sms;
    this.keys = keys;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Sends a code; the one sent before for the same holder is good no more. It goes out once it is
   * committed, and is not tried later when it is refused: the person asks for another one.
   *
   * @param address the client's
   * @param district who pays
   * @throws DomainError {@code codes-too-often}, {@code code-not-sent}, a field error for a
   *     district that is none
   */
  public SentCode send(CodeHolder holder, String address, String district) {
    areas.requireDistrict("/district", district);
    var code = "%06d".formatted(random.nextInt(CODES));
    var id = id(holder);
    Instant now = clock.instant();
    long message =
        transactions.write(
            () -> {
              long announced = sms.announce();
              allowances.take(holder.phone(), address, district, announced, now);
              codes.put(id, hash(id, code), now.plus(LIFETIME));
              return announced;
            });
    try {
      var template = holder.purpose().template();
      sms.send(new SmsMessage(message, holder.phone(), template, Map.of("code", code)));
    } catch (SmsUnavailable refused) {
      throw DomainError.of(CodeProblem.CODE_NOT_SENT).retryAfter(settings.resendAfter());
    }
    return new SentCode(LIFETIME.toSeconds(), settings.resendAfter().toSeconds());
  }

  /**
   * Tries a code. The try counts whatever becomes of it, so this is not for inside a transaction.
   * Whether the code was used, {@link #use} says.
   *
   * @throws DomainError {@code code-invalid}
   */
  public void check(CodeHolder holder, String code) {
    if (transactions.isOpen()) {
      throw new IllegalStateException("A try must count even when the caller rolls back");
    }
    var id = id(holder);
    var hash = hash(id, code);
    // The count locks the row, so the code compared is the one the try was counted for.
    boolean right =
        transactions.write(
            () ->
                codes.countTry(id, TRIES, clock.instant()) == 1
                    && codes
                        .find(id)
                        .filter(row -> MessageDigest.isEqual(row.codeHash(), hash))
                        .isPresent());
    if (!right) {
      throw invalid();
    }
  }

  /**
   * Uses up a code that was right, in the transaction of what it was given for: of two who come
   * with it, one succeeds.
   *
   * @throws DomainError {@code code-invalid}
   */
  public void use(CodeHolder holder, String code) {
    var id = id(holder);
    if (codes.use(id, hash(id, code), clock.instant()) == 0) {
      throw invalid();
    }
  }

  private byte[] id(CodeHolder holder) {
    // The phone has a fixed form, so the parts cannot run into each other.
    return keys.mac(
        "one-time-code", holder.purpose() + ":" + holder.phone() + ":" + holder.device());
  }

  private byte[] hash(byte[] id, String code) {
    return keys.mac("one-time-code-digits", HexFormat.of().formatHex(id) + ":" + code);
  }

  private static DomainError invalid() {
    return DomainError.of(CodeProblem.CODE_INVALID).at("/code", "one-time-code");
  }
}
