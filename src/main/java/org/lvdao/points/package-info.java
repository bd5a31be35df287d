/**
 * The ledger of points (积分账本): double entry, append only, in whole points. {@link
 * org.lvdao.points.Ledger} books, in the transaction of what the points are for.
 */
package org.lvdao.points;
