package org.lvdao.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.ClientAddress;

/** Signing in and out. */
@Controller("/api/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class AuthController {
  private final ResidentSignIn residents;
  private final StaffSignIn staff;
  private final Sessions sessions;
  private final ClientAddress addresses;

  AuthController(
      ResidentSignIn residents, StaffSignIn staff, Sessions sessions, ClientAddress addresses) {
    this.residents = residents;
    this.staff = staff;
    this.sessions = sessions;
    this.addresses = addresses;
  }

  /**
   * @param code what {@code wx.login} gave the mini program
   */
  @Serdeable
  record WechatSignIn(@NotBlank @Size(max = 512) String code) {}

  /**
   * @param username compared without case
   * @param password no longer than anybody's, which keeps the work of one request small
   * @param code a one-time or recovery code, for an account that has them
   * @param newPassword takes the place of the password; an initial one must be replaced
   */
  @Serdeable
  record PasswordSignIn(
      @NotBlank @Size(max = 64) String username,
      @NotBlank @Size(max = 256) String password,
      @Nullable @Size(max = 64) String code,
      @Nullable @Size(min = PasswordRules.LEAST, max = PasswordRules.MOST) String newPassword) {
    @Override
    public String toString() {
      return "PasswordSignIn[" + username + "]";
    }
  }

  /**
   * @param refreshToken the one received last
   */
  @Serdeable
  record Refresh(@NotBlank @Size(max = 512) String refreshToken) {}

  /** Sign in as a resident with a WeChat login code. */
  @Post("/wechat")
  HttpResponse<Tokens> wechat(@Valid @Body WechatSignIn body, HttpRequest<?> request) {
    return answer(residents.signIn(body.code(), device(request)));
  }

  /** Sign in as staff or collector with user name, password and, once set up, one-time code. */
  @Post("/staff")
  HttpResponse<Tokens> staff(@Valid @Body PasswordSignIn body, HttpRequest<?> request) {
    return answer(
        staff.signIn(
            new StaffCredentials.Claim(
                body.username(), body.password(), body.code(), addresses.of(request)),
            body.newPassword(),
            device(request)));
  }

  /** Exchange a refresh token for the next pair of tokens; each can be used once. */
  @Post("/refresh")
  HttpResponse<Tokens> refresh(@Valid @Body Refresh body) {
    return answer(sessions.refresh(body.refreshToken()));
  }

  /** Sign out: the tokens of this sign-in stop at once. */
  @Post("/logout")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Status(HttpStatus.NO_CONTENT)
  void logout(Actor actor) {
    sessions.close(actor.sessionId());
  }

  static HttpResponse<Tokens> answer(Tokens tokens) {
    return Cached.never(HttpResponse.ok(tokens));
  }

  /** What the client calls itself. */
  static @Nullable String device(HttpRequest<?> request) {
    return request.getHeaders().get(HttpHeaders.USER_AGENT);
  }
}
