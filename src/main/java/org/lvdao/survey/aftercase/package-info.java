/**
 * After-case surveys (办结满意度): closing a report or settling a pickup offers its resident two
 * questions on how it was handled. What comes of them is the satisfaction with handling, which is
 * never mixed with the plan's indicator: it asks who had a case, and the indicator the public.
 */
package org.lvdao.survey.aftercase;
