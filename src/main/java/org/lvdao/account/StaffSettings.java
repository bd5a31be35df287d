package org.lvdao.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What is asked of staff.
 *
 * @param totp whether office staff sign in with one-time codes, or may; collectors may
 */
@ConfigurationProperties("lvdao.staff")
record StaffSettings(@Bindable(defaultValue = "required") Totp totp) {
  enum Totp {
    REQUIRED,
    OPTIONAL
  }

  boolean requiresTotp(AccountRow.Kind kind) {
    return totp == Totp.REQUIRED && kind == AccountRow.Kind.STAFF;
  }
}
