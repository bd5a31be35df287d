package org.lvdao.survey.aftercase;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * After-case surveys.
 *
 * @param answerPeriod how long after a case has ended it can be answered
 */
@ConfigurationProperties("lvdao.after-case")
record AfterCaseSettings(@Bindable(defaultValue = "30d") Duration answerPeriod) {}
