package org.lvdao.household;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * What is an ordinary delivery; others wait for a review.
 *
 * @param oldest how long before it arrives it may have been made
 * @param mostGrams how much one household brings at once at most
 * @param grades codes of the grades (评级)
 * @param failedGrades those of them that mean: not sorted properly (不合格)
 */
@ConfigurationProperties("lvdao.delivery")
record DeliverySettings(
    @Bindable(defaultValue = "30d") Duration oldest,
    @Bindable(defaultValue = "50000") long mostGrams,
    @Bindable(defaultValue = "PASS,FAIL") List<String> grades,
    @Bindable(defaultValue = "FAIL") List<String> failedGrades) {}
