package org.lvdao.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.ClientAddress;

/** The own password of staff and collectors. */
@Controller("/api/v1/me/password")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({
  "COLLECTOR",
  "HANDLER",
  "DISPATCHER",
  "VERIFIER",
  "SUPERVISOR",
  "INSPECTOR",
  "SURVEYOR",
  "ADMIN"
})
class PasswordController {
  private final OwnPassword ownPassword;
  private final ClientAddress addresses;

  PasswordController(OwnPassword ownPassword, ClientAddress addresses) {
    this.ownPassword = ownPassword;
    this.addresses = addresses;
  }

  /**
   * A password and the one that takes its place.
   *
   * @param newPassword at least 12 characters of any kind, and not easily guessed
   */
  @Serdeable
  record Replacement(
      @NotNull @Size(max = 256) String oldPassword,
      @NotNull @Size(min = PasswordRules.LEAST, max = PasswordRules.MOST) String newPassword) {
    @Override
    public String toString() {
      return "Replacement[]";
    }
  }

  /** Change one's password, which ends all other sign-ins. */
  @Post
  @Status(HttpStatus.NO_CONTENT)
  void change(@Valid @Body Replacement replacement, Actor actor, HttpRequest<?> request) {
    ownPassword.change(
        actor, replacement.oldPassword(), replacement.newPassword(), addresses.of(request));
  }
}
