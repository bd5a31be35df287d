/**
 * Booking a pickup of recyclables (预约回收) under the 街区绿岛 model, from the resident's tap to the
 * sorting centre (分拣中心). A {@code Booking} goes its way by the table of {@code BookingWorkflow};
 * {@code BookingSteps} alone writes it, and {@code BookingJob} does what the clock asks for. {@code
 * Dispatch} finds collectors, and {@code CollectorSteps} takes what their phones tell. The packages
 * below are internal to the feature.
 */
package org.lvdao.pickup;
