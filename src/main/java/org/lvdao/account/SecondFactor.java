package org.lvdao.account;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** One-time codes beside the password (动态验证码), and the recovery codes for a lost phone. */
@Singleton
class SecondFactor {
  private static final String ISSUER = "Lvdao";
  private static final int RECOVERY_CODES = 10;

  /** Long enough to find the app and scan. */
  private static final Duration CONFIRM_WITHIN = Duration.ofMinutes(15);

  private final TotpRepository rows;
  private final TotpSecrets secrets;
  private final RandomCodes random;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  SecondFactor(
      TotpRepository rows,
      TotpSecrets secrets,
      RandomCodes random,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.rows = rows;
    this.secrets = secrets;
    this.random = random;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @param secret base32, for those who type it
   * @param uri the same for a QR code
   */
  record Offer(String secret, String uri) {
    @Override
    public String toString() {
      return "Offer[]";
    }
  }

  /** Makes a secret, which counts once a code of it was shown; until then the one before does. */
  Offer offer(StaffRow account) {
    var secret = random.bytes(Totp.SECRET_BYTES);
    var sealed = secrets.seal(account.id(), secret);
    transactions.run(() -> rows.put(account.id(), false, sealed, 0, clock.instant()));
    var text = RandomCodes.base32(secret);
    var name = URLEncoder.encode(account.username(), StandardCharsets.UTF_8).replace("+", "%20");
    return new Offer(
        text,
        "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%d&period=%d"
            .formatted(ISSUER, name, text, ISSUER, Totp.DIGITS, Totp.STEP.toSeconds()));
  }

  /**
   * Makes the offered secret the one that counts.
   *
   * @return the recovery codes, each good once, in place of all before; empty when the code is not
   *     one of the secret
   */
  Optional<List<String>> confirm(long accountId, String code) {
    return transactions.write(
        () -> {
          var now = clock.instant();
          var pending =
              rows.lock(accountId, false)
                  .filter(row -> now.isBefore(row.createdAt().plus(CONFIRM_WITHIN)));
          if (pending.isEmpty()) {
            return Optional.empty();
          }
          var secret = pending.get().secret();
          var step = Totp.stepOf(secrets.open(accountId, secret), code, now);
          if (step.isEmpty() || rows.takePending(accountId, secret) == 0) {
            return Optional.empty();
          }
          rows.put(accountId, true, secret, step.getAsLong(), now);
          rows.touchAccount(accountId);
          record(accountId, "totp-confirmed");
          return Optional.of(newRecoveryCodes(accountId));
        });
  }

  /**
   * Uses up a code: one by the clock, whose step and all before it never count again, or a recovery
   * code.
   *
   * @param account who is enrolled
   * @return whether it was right
   */
  boolean use(StaffRow account, String code) {
    var plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return transactions.write(
        () -> useStep(account.id(), plain) || useRecoveryCode(account.id(), plain));
  }

  /** In the caller's transaction. */
  void remove(long accountId) {
    rows.delete(accountId);
    rows.deleteRecoveryCodes(accountId);
  }

  private boolean useStep(long accountId, String code) {
    var secret = rows.lock(accountId, true).map(TotpRow::secret);
    if (secret.isEmpty()) {
      return false;
    }
    var step = Totp.stepOf(secrets.open(accountId, secret.get()), code, clock.instant());
    return step.isPresent() && rows.useStep(accountId, secret.get(), step.getAsLong()) == 1;
  }

  private boolean useRecoveryCode(long accountId, String code) {
    var hashes = secrets.hashes(code);
    if (hashes.stream().noneMatch(hash -> rows.useRecoveryCode(accountId, hash) == 1)) {
      return false;
    }
    record(accountId, "recovery-code-used");
    return true;
  }

  private List<String> newRecoveryCodes(long accountId) {
    rows.deleteRecoveryCodes(accountId);
    var codes =
        Stream.generate(() -> random.next(RandomCodes.BITS_80)).limit(RECOVERY_CODES).toList();
    codes.forEach(
        code ->
            rows.insertRecoveryCode(accountId, secrets.hashes(code.replace("-", "")).getFirst()));
    return codes;
  }

  private void record(long accountId, String action) {
    audit.record(
        Actor.notSignedIn(accountId), action, "account", Long.toString(accountId), null, Map.of());
  }
}
