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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.lvdao.account.code.CodeHolder;
import org.lvdao.account.code.CodePurpose;
import org.lvdao.account.code.OneTimeCodes;
import org.lvdao.account.code.SentCode;
import org.lvdao.platform.web.ClientAddress;

/** Phone numbers, proven by one-time codes (验证码). */
@Controller("/api/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class PhoneSignInController {
  /** Six digits. */
  static final String CODE = "\\d{6}";

  /** What clients call a device: visible ASCII. */
  static final String DEVICE = "[!-~]{8,128}";

  private final OneTimeCodes codes;
  private final ResidentSignIn residents;
  private final ClientAddress addresses;

  PhoneSignInController(OneTimeCodes codes, ResidentSignIn residents, ClientAddress addresses) {
    this.codes = codes;
    this.residents = residents;
    this.addresses = addresses;
  }

  /**
   * @param phone mainland mobile number, 11 digits
   * @param purpose what the code will be used for
   * @param deviceId made by the client once and kept; the code is good with the same one only
   * @param district code of the district whose service one uses
   */
  @Serdeable
  record CodeWish(
      @NotNull @Pattern(regexp = PhoneNumbers.MOBILE) String phone,
      @NotNull CodePurpose purpose,
      @NotNull @Pattern(regexp = DEVICE) String deviceId,
      @NotBlank @Size(max = 32) String district) {
    @Override
    public String toString() {
      return "CodeWish[" + purpose + "]";
    }
  }

  /**
   * @param phone the number the code was sent to
   * @param code the six digits
   * @param deviceId as when the code was asked for
   */
  @Serdeable
  record PhoneSignIn(
      @NotNull @Pattern(regexp = PhoneNumbers.MOBILE) String phone,
      @NotNull @Pattern(regexp = CODE) String code,
      @NotNull @Pattern(regexp = DEVICE) String deviceId) {
    @Override
    public String toString() {
      return "PhoneSignIn[]";
    }
  }

  /** Send a one-time code to a phone; the answer is the same whether or not anybody has it. */
  @Post("/otp")
  SentCode sendCode(@Valid @Body CodeWish body, HttpRequest<?> request) {
    var holder = new CodeHolder(body.purpose(), body.phone(), body.deviceId());
    return codes.send(holder, addresses.of(request), body.district());
  }

  /** Sign in as a resident with a phone number and the one-time code sent to it. */
  @Post("/phone")
  HttpResponse<Tokens> signIn(@Valid @Body PhoneSignIn body, HttpRequest<?> request) {
    var holder = new CodeHolder(CodePurpose.SIGN_IN, body.phone(), body.deviceId());
    return AuthController.answer(
        residents.signIn(holder, body.code(), AuthController.device(request)));
  }
}
