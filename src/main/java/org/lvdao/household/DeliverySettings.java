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
 * @param inspectionGood how long what an inspector saw in a bag holds: within it the household
 *     delivers
 * @param grades codes of the grades (评级) of a district whose rules name none
 * @param failedGrades those that mean not sorted properly (不合格), unless the rules of a district
 *     give points for them
 */
@ConfigurationProperties("lvdao.delivery")
record DeliverySettings(
    @Bindable(defaultValue = "30d") Duration oldest,
    @Bindable(defaultValue = "50000") long mostGrams,
    @Bindable(defaultValue = "15m") Duration inspectionGood,
    @Bindable(defaultValue = "PASS,FAIL") List<String> grades,
    @Bindable(defaultValue = "FAIL") List<String> failedGrades) {}
