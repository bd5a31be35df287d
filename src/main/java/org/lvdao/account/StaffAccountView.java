package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of staff or of a collector, as administrators see it.
 *
 * @param roles the account's own, without what it holds for somebody absent
 * @param totp whether signing in takes a one-time code (动态验证码)
 */
@Serdeable
record StaffAccountView(
    String id,
    String username,
    String displayName,
    AccountRow.Kind kind,
    AccountRow.Status status,
    List<HeldRole> roles,
    Password password,
    boolean totp,
    Instant createdAt) {
  enum Password {
    /** Nobody can sign in yet. */
    NONE,
    /** Made by an administrator; must be replaced at the next sign-in. */
    INITIAL,
    OWN;

    private static Password of(@Nullable String hash, @Nullable Instant until) {
      return hash == null ? NONE : until == null ? OWN : INITIAL;
    }
  }

  static StaffAccountView of(Staff staff) {
    var row = staff.row();
    return new StaffAccountView(
        Long.toString(row.id()),
        row.username(),
        row.displayName(),
        row.kind(),
        row.status(),
        staff.grants().stream().map(HeldRole::of).toList(),
        Password.of(row.passwordHash(), row.passwordUntil()),
        row.enrolled(),
        row.createdAt());
  }
}
