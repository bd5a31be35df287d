package org.lvdao.household.device;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.database.Transactions;

/**
 * Knows devices by their signatures. Each request is taken once: its nonce is kept as long as the
 * signature would be good.
 */
@Singleton
public class DeviceSignatures {
  public static final String DEVICE = "X-Device";
  public static final String TIMESTAMP = "X-Timestamp";
  public static final String NONCE = "X-Nonce";
  public static final String SIGNATURE = "X-Signature";
  private static final Pattern NONCES = Pattern.compile("[!-~]{8,128}");

  private final DeviceRepository devices;
  private final DeviceSecrets secrets;
  private final DeviceSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  DeviceSignatures(
      DeviceRepository devices,
      DeviceSecrets secrets,
      DeviceSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.devices = devices;
    this.secrets = secrets;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The headers of a request, as they came.
   *
   * @param timestamp ISO-8601 with offset
   * @param nonce 8 to 128 characters that the device never sends again
   * @param signature in base64
   */
  public record Headers(
      @Nullable String device,
      @Nullable String timestamp,
      @Nullable String nonce,
      @Nullable String signature) {}

  /**
   * A device that signed a request.
   *
   * @param site those of the community with the same one stand side by side; null for one that
   *     stands alone
   * @param clockSkew milliseconds its clock is ahead of ours
   */
  public record Sender(
      long id,
      String district,
      String community,
      @Nullable String site,
      DeviceKind kind,
      boolean disabled,
      long clockSkew) {}

  /**
   * @throws DomainError {@code unauthenticated} unless a device of ours signed it, {@code
   *     device-clock} when that was not just now, {@code nonce-used} when it was taken before
   */
  public Sender check(Headers headers, byte[] body) {
    var device = device(headers.device()).orElseThrow(DeviceSignatures::unknown);
    var timestamp = time(headers.timestamp());
    var nonce = headers.nonce();
    if (timestamp == null
        || nonce == null
        || !NONCES.matcher(nonce).matches()
        || !isSigned(device, headers, body)) {
      throw unknown();
    }
    Instant now = clock.instant();
    long skew = Duration.between(now, timestamp).toMillis();
    if (Math.abs(skew) > settings.clockSkew().toMillis()) {
      throw DomainError.of(DeviceProblem.DEVICE_CLOCK).with("serverTime", now.toString());
    }
    var digest = Digests.sha256(nonce.getBytes(StandardCharsets.US_ASCII));
    transactions.run(
        () -> {
          if (devices.useNonce(device.id(), digest, now) == 0) {
            throw DomainError.of(DeviceProblem.NONCE_USED);
          }
          devices.seen(device.id(), now, skew);
        });
    return new Sender(
        device.id(),
        device.district(),
        device.community(),
        device.site(),
        device.kind(),
        device.disabledAt() != null,
        skew);
  }

  private Optional<DeviceRow> device(@Nullable String id) {
    try {
      return id == null ? Optional.empty() : devices.find(Long.parseLong(id));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static @Nullable Instant time(@Nullable String text) {
    try {
      var time = text == null ? null : Instant.parse(text);
      // Far away from what a number of milliseconds holds.
      return time != null && Math.abs(time.getEpochSecond()) < 1L << 40 ? time : null;
    } catch (DateTimeException none) {
      return null;
    }
  }

  private boolean isSigned(DeviceRow device, Headers headers, byte[] body) {
    var expected = sign(secrets.open(device), headers.timestamp(), headers.nonce(), body);
    return headers.signature() != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            headers.signature().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * HMAC-SHA256 in base64, under the bytes of the secret's text, of the timestamp, the nonce and
   * the body's SHA-256 in lower-case hexadecimal, a line each.
   */
  static String sign(
      String secret, @Nullable String timestamp, @Nullable String nonce, byte[] body) {
    var digest = HexFormat.of().formatHex(Digests.sha256(body));
    var signed = (timestamp + "\n" + nonce + "\n" + digest).getBytes(StandardCharsets.UTF_8);
    var key = secret.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Digests.hmacSha256(key, signed));
  }

  private static DomainError unknown() {
    return DomainError.of(CommonProblem.UNAUTHENTICATED);
  }

  /** A device keeps its level with what it delivers. */
  public void fill(long deviceId, int percent) {
    transactions.run(() -> devices.fill(deviceId, percent));
  }

  /** A clock that is ahead makes a signature good for twice the tolerance. */
  @Scheduled(fixedDelay = "10m", initialDelay = "2m")
  void forgetNonces() {
    var before = clock.instant().minus(settings.clockSkew().multipliedBy(2));
    transactions.inPieces(() -> devices.deleteNonces(before));
  }
}
