package org.lvdao.points.earning;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * A part of what a district may give in a month.
 *
 * @param month its first day
 */
@MappedEntity("points_budget")
record BudgetRow(@Id String district, LocalDate month, int bucket, long used) {}
