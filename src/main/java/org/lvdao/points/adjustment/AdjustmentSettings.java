package org.lvdao.points.adjustment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How points are adjusted.
 *
 * @param alone how many points of a household one of staff alone may give or take in a month
 */
@ConfigurationProperties("lvdao.points.adjustment")
record AdjustmentSettings(@Bindable(defaultValue = "500") long alone) {}
