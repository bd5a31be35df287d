package org.lvdao.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.ClientAddress;

/**
 * Setting up one-time codes (动态验证码). The password is asked for again each time, so it also works
 * before the first sign-in, which may need the codes.
 */
@Controller("/api/v1/auth/staff/totp")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class TotpController {
  private final StaffCredentials credentials;
  private final SecondFactor secondFactor;
  private final ClientAddress addresses;

  TotpController(StaffCredentials credentials, SecondFactor secondFactor, ClientAddress addresses) {
    this.credentials = credentials;
    this.secondFactor = secondFactor;
    this.addresses = addresses;
  }

  /**
   * Who asks for a new secret.
   *
   * @param code a one-time or recovery code, from an account that has them already
   */
  @Serdeable
  record Enrolment(
      @NotBlank @Size(max = 64) String username,
      @NotBlank @Size(max = 256) String password,
      @Nullable @Size(max = 64) String code) {
    @Override
    public String toString() {
      return "Enrolment[" + username + "]";
    }
  }

  /**
   * A secret for an authenticator app, shown this once.
   *
   * @param secret in base32, for typing
   * @param uri the same as an {@code otpauth://} address, for a QR code
   */
  @Serdeable
  record NewSecret(String secret, String uri) {
    @Override
    public String toString() {
      return "NewSecret[]";
    }
  }

  /**
   * A code of the new secret.
   *
   * @param code six digits, as the app shows them
   */
  @Serdeable
  record Confirmation(
      @NotBlank @Size(max = 64) String username,
      @NotBlank @Size(max = 256) String password,
      @NotBlank @Size(max = 64) String code) {
    @Override
    public String toString() {
      return "Confirmation[" + username + "]";
    }
  }

  /**
   * Codes for when the phone is lost, shown this once.
   *
   * @param recoveryCodes each good for one sign-in in place of a one-time code
   */
  @Serdeable
  record RecoveryCodes(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "RecoveryCodes[]";
    }
  }

  /** Get a new secret for one-time codes, to be confirmed within 15 minutes. */
  @Post
  HttpResponse<NewSecret> begin(@Valid @Body Enrolment body, HttpRequest<?> request) {
    var offer =
        credentials.check(
            claim(body.username(), body.password(), body.code(), request),
            account ->
                credentials.useCode(account, body.code())
                    ? Optional.of(secondFactor.offer(account))
                    : Optional.empty());
    return Cached.never(HttpResponse.ok(new NewSecret(offer.secret(), offer.uri())));
  }

  /** Confirm the new secret by a code; from now on signing in takes one. */
  @Post("/confirm")
  HttpResponse<RecoveryCodes> confirm(@Valid @Body Confirmation body, HttpRequest<?> request) {
    var codes =
        credentials.check(
            claim(body.username(), body.password(), body.code(), request),
            account -> secondFactor.confirm(account.id(), body.code()));
    return Cached.never(HttpResponse.ok(new RecoveryCodes(codes)));
  }

  private StaffCredentials.Claim claim(
      String username, String password, @Nullable String code, HttpRequest<?> request) {
    return new StaffCredentials.Claim(username, password, code, addresses.of(request));
  }
}
