package org.lvdao.account.consent;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A version of the privacy notice.
 *
 * @param material whether it changes what is done with personal data, so that everybody is asked
 *     again
 */
@MappedEntity("privacy_notice")
record NoticeRow(@Id int version, Instant effectiveFrom, boolean material) {}
