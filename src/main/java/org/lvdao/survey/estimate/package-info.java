/**
 * What answers say about a population: weights, shares with their uncertainty, change, and what may
 * be published of it. It serves the indicators that the plans measure by asking people: how many
 * were reached (宣传教育培训普及率), take part (参与程度) and are satisfied (满意程度).
 *
 * <p>Arithmetic alone: no database, no clock, no chance. {@link
 * org.lvdao.survey.estimate.Weighting} makes {@link org.lvdao.survey.estimate.Weights} of all
 * respondents of a survey once; {@link org.lvdao.survey.estimate.Estimate} takes from them each
 * question, area and group; {@link org.lvdao.survey.estimate.Suppression} says which counts of a
 * table stay hidden. What data do not allow is a {@link org.lvdao.survey.estimate.Failure} that
 * names the margin and the category, never a NaN; an {@link IllegalArgumentException} is a mistake
 * of the caller.
 */
package org.lvdao.survey.estimate;
