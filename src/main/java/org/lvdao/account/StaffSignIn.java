package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** Signs in staff and collectors by user name, password and, where it is set up, one-time code. */
@Singleton
class StaffSignIn {
  private final StaffCredentials credentials;
  private final OwnPassword ownPassword;
  private final Sessions sessions;
  private final StaffSettings settings;

  StaffSignIn(
      StaffCredentials credentials,
      OwnPassword ownPassword,
      Sessions sessions,
      StaffSettings settings) {
    this.credentials = credentials;
    this.ownPassword = ownPassword;
    this.sessions = sessions;
    this.settings = settings;
  }

  /**
   * @param newPassword takes the place of the one that is claimed; an initial one needs it
   * @throws DomainError as {@link StaffCredentials#check} and {@link StaffCredentials#useCode};
   *     {@code totp-required}, {@code new-password-required}, or naming {@code /newPassword}
   */
  Tokens signIn(
      StaffCredentials.Claim claim, @Nullable String newPassword, @Nullable String device) {
    var account =
        credentials.check(
            claim,
            known -> {
              // Before the code, which is used up.
              checkReady(known, newPassword);
              return credentials.useCode(known, claim.code())
                  ? Optional.of(known)
                  : Optional.empty();
            });
    if (newPassword != null) {
      ownPassword.replace(account, newPassword);
    }
    return sessions.open(account.id(), account.kind(), device);
  }

  private void checkReady(StaffRow account, @Nullable String newPassword) {
    if (settings.requiresTotp(account.kind()) && !account.enrolled()) {
      throw DomainError.of(AccountProblem.TOTP_REQUIRED);
    }
    if (newPassword != null) {
      ownPassword.check(account, newPassword);
    } else if (account.passwordUntil() != null) {
      throw DomainError.of(AccountProblem.NEW_PASSWORD_REQUIRED);
    }
  }
}
