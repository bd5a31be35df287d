/**
 * What earns points (积分规则): the rules of a district from a day on, and how many points a delivery
 * of kitchen waste gets by them. What is booked stands in the ledger.
 */
package org.lvdao.points.earning;
