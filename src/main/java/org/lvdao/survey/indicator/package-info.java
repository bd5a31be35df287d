/**
 * The indicators of the plans (指标): what they want by which year, what was measured or reported,
 * who approved it, and how to compute it again.
 */
package org.lvdao.survey.indicator;
