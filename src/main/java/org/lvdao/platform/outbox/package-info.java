/**
 * Events that are not lost. {@link org.lvdao.platform.outbox.Outbox} writes one row for each
 * handler in the transaction of the change; on every node a worker for each {@link
 * org.lvdao.platform.outbox.OutboxHandler}, woken when it has rows, claims them for a while, hands
 * them over and deletes them; what fails is tried again later and later, eight times, and then
 * parked: dead letters, which an administrator can look at and let be tried again.
 */
package org.lvdao.platform.outbox;
