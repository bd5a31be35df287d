/**
 * The ledger of recyclables (回收数据电子统计台账): what was collected, where it lies, on which way it is,
 * and what became of it. {@code RecyclablesBooks} alone writes it.
 */
package org.lvdao.pickup.recyclables;
