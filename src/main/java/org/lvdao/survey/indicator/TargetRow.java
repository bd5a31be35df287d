package org.lvdao.survey.indicator;

import io.micronaut.core.annotation.Introspected;

/**
 * What a plan wants by a year.
 *
 * @param base whether it is what there was in the base year instead
 * @param target a number, or words such as 稳步提升
 */
@Introspected
record TargetRow(String district, String code, int year, boolean base, String target) {}
