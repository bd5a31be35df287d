/**
 * The life of a booking: states, actions, who may take which. The table is {@code BookingWorkflow}.
 */
package org.lvdao.pickup.workflow;
