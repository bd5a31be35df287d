package org.lvdao.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How guessing is slowed down.
 *
 * @param accountFailures wrong passwords for one user name within the window before it must wait
 * @param addressFailures the same for one client address, whatever the user names
 * @param window begins with the first failure; after it counting begins anew
 */
@ConfigurationProperties("lvdao.login")
record LoginSettings(
    @Bindable(defaultValue = "10") int accountFailures,
    @Bindable(defaultValue = "100") int addressFailures,
    @Bindable(defaultValue = "15m") Duration window) {}
