package org.lvdao.household;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A resident in a household.
 *
 * @param head whether this is the head (户主), of whom each household with members has one
 */
@MappedEntity("household_member")
record MemberRow(@Id long accountId, long householdId, boolean head, Instant joinedAt) {}
