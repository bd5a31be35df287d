/** When collectors come: the windows of each station, their places, and who keeps one. */
package org.lvdao.pickup.slot;
