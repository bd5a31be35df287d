/**
 * What points buy (积分兑换): goods at a station, vouchers, cash, donations. The points themselves move
 * in the ledger.
 */
package org.lvdao.points.spending;
