package org.lvdao.account.consent;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.lvdao.kernel.ConsentPurpose;

/**
 * A yes or no of a resident.
 *
 * @param noticeVersion the one in force then, to which a yes was given
 */
@MappedEntity("account_consent")
public record ConsentRow(
    @Id long id, ConsentPurpose purpose, boolean given, int noticeVersion, Instant at) {}
