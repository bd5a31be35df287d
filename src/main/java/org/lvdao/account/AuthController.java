package org.lvdao.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;

/** Signing in and out. */
@Controller("/api/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class AuthController {
  /** Longer than anybody's; keeps the work of one request small. */
  private static final int LONGEST_PASSWORD = 256;

  private static final int LONGEST_USERNAME = 64;
  private static final int LONGEST_CODE = 512;

  private final ResidentSignIn residents;
  private final StaffSignIn staff;
  private final Sessions sessions;
  private final HttpClientAddressResolver addresses;

  AuthController(
      ResidentSignIn residents,
      StaffSignIn staff,
      Sessions sessions,
      HttpClientAddressResolver addresses) {
    this.residents = residents;
    this.staff = staff;
    this.sessions = sessions;
    this.addresses = addresses;
  }

  /**
   * @param code what {@code wx.login} gave the mini program
   */
  @Serdeable
  record WechatSignIn(@Nullable String code) {}

  /** A user name, compared without case, and its password. */
  @Serdeable
  record PasswordSignIn(@Nullable String username, @Nullable String password) {
    @Override
    public String toString() {
      return "PasswordSignIn[" + username + "]";
    }
  }

  /** The refresh token received last. */
  @Serdeable
  record Refresh(@Nullable String refreshToken) {}

  /** Sign in as a resident with a WeChat login code. */
  @Post("/wechat")
  HttpResponse<Tokens> wechat(@Body WechatSignIn body, HttpRequest<?> request) {
    var code = required(body.code(), "/code", LONGEST_CODE);
    return answer(residents.signIn(code, device(request)));
  }

  /** Sign in as staff or collector with user name and password. */
  @Post("/staff")
  HttpResponse<Tokens> staff(@Body PasswordSignIn body, HttpRequest<?> request) {
    var username = required(body.username(), "/username", LONGEST_USERNAME);
    var password = required(body.password(), "/password", LONGEST_PASSWORD);
    var address = addresses.resolve(request);
    return answer(
        staff.signIn(username, password, address == null ? "" : address, device(request)));
  }

  /** Exchange a refresh token for the next pair of tokens; each can be used once. */
  @Post("/refresh")
  HttpResponse<Tokens> refresh(@Body Refresh body) {
    return answer(sessions.refresh(required(body.refreshToken(), "/refreshToken", LONGEST_CODE)));
  }

  /** Sign out: the tokens of this sign-in stop at once. */
  @Post("/logout")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Status(HttpStatus.NO_CONTENT)
  void logout(Actor actor) {
    sessions.close(actor.sessionId());
  }

  private static HttpResponse<Tokens> answer(Tokens tokens) {
    return HttpResponse.ok(tokens).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static String required(@Nullable String value, String pointer, int longest) {
    if (value == null || value.isBlank()) {
      throw DomainError.field(pointer, "required");
    }
    if (value.length() > longest) {
      throw DomainError.field(pointer, "invalid");
    }
    return value;
  }

  private static @Nullable String device(HttpRequest<?> request) {
    return request.getHeaders().get(HttpHeaders.USER_AGENT);
  }
}
