package org.lvdao.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long one stays signed in without coming back; every refresh begins it anew.
 *
 * @param resident on one's own phone
 * @param staff for office staff and collectors: about a shift
 */
@ConfigurationProperties("lvdao.session")
record SessionSettings(
    @Bindable(defaultValue = "30d") Duration resident,
    @Bindable(defaultValue = "12h") Duration staff) {
  Duration of(AccountRow.Kind kind) {
    return kind == AccountRow.Kind.RESIDENT ? resident : staff;
  }
}
