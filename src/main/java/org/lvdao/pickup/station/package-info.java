/**
 * Collection stations (绿岛), the sorting centres (分拣中心) that run them, and what each station covers.
 */
package org.lvdao.pickup.station;
