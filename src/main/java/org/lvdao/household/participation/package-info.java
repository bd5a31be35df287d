/**
 * What households delivered week by week, and what follows from it: streaks, badges, ranks and how
 * many take part (参与率).
 */
package org.lvdao.household.participation;
