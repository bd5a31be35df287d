/** Fees of pickups: what is asked for, paid and given back, and the provider behind it. */
package org.lvdao.pickup.payment;
