package org.lvdao.area;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is set for a district, as it is stored. */
@MappedEntity("district")
record DistrictRow(
    @Id String code,
    String name,
    String casePrefix,
    @Nullable String planDocument,
    String workingHours,
    @Nullable Instant retiredAt) {

  District toDistrict() {
    return new District(
        code, name, casePrefix, planDocument, WorkingHours.parse(workingHours), retiredAt != null);
  }
}
