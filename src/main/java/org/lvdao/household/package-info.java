/**
 * Households (户), their members and cards, the devices and inspectors (督导员) that take their kitchen
 * waste (厨余垃圾), and each delivery. Knows nothing of points, which reward what is delivered through
 * {@link org.lvdao.household.DeliveryReward}.
 */
package org.lvdao.household;
