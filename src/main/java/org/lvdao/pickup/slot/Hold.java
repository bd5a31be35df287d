package org.lvdao.pickup.slot;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A place kept for a resident who fills in the form. While the row is there, the place is taken.
 *
 * @param bulky whether it is one for bulky waste too
 */
@MappedEntity("pickup_hold")
public record Hold(@Id long id, long accountId, long slotId, boolean bulky, Instant expiresAt) {}
