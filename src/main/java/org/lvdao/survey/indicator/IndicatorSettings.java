package org.lvdao.survey.indicator;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What the plans leave open.
 *
 * @param participation how the four populations of 参与程度 become one figure
 */
@ConfigurationProperties("lvdao.indicator")
record IndicatorSettings(@Bindable(defaultValue = "MEAN") Combination participation) {}
