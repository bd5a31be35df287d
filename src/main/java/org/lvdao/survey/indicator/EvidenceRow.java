package org.lvdao.survey.indicator;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A document that proves what was typed in.
 *
 * @param sha256 of its bytes, as hex
 */
@MappedEntity("indicator_evidence")
record EvidenceRow(
    @Id long id,
    String district,
    String mediaType,
    long bytes,
    String sha256,
    Instant uploadedAt,
    long uploadedBy) {

  /** Such as {@code 912133841068149100.pdf}. */
  String fileName() {
    return id + "." + mediaType.substring(mediaType.indexOf('/') + 1);
  }
}
