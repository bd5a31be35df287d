package org.lvdao.household.participation;

/**
 * What a household delivered in a week.
 *
 * @param deliveries that were accepted
 * @param graded those of them with a grade
 * @param passed those whose grade does not mean that it was not sorted properly
 */
public record DeliveredWeek(Week week, long deliveries, long grams, long graded, long passed) {}
