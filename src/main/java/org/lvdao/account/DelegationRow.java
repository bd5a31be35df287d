package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who acts for an absent person, and when.
 *
 * @param accountId who is absent
 * @param endedAt when it was ended before its last day, or before it began
 */
@MappedEntity("delegation")
record DelegationRow(
    @Id long id,
    long accountId,
    long delegateId,
    LocalDate firstDay,
    LocalDate lastDay,
    @Nullable Instant endedAt) {}
