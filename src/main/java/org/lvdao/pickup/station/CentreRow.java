package org.lvdao.pickup.station;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Wgs84;

/** A sorting centre as the table has it. */
@MappedEntity("sorting_centre")
record CentreRow(
    @Id long id,
    String district,
    String code,
    String name,
    String address,
    double lat,
    double lon,
    @Nullable Instant retiredAt) {
  SortingCentre centre() {
    return new SortingCentre(
        id, code, name, district, address, new Wgs84(lat, lon), retiredAt != null);
  }

  CentreRow withId(long other) {
    return new CentreRow(other, district, code, name, address, lat, lon, retiredAt);
  }
}
