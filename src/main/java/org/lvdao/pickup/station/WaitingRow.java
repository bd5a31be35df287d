package org.lvdao.pickup.station;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Wgs84;

/**
 * Somebody who waits for a station that covers a place.
 *
 * @param lat to three decimals, as is lon: about 100 m
 * @param cell both as one text
 * @param toldAt when they were told that one does; null while they wait
 */
@MappedEntity("station_waiting")
record WaitingRow(
    @Id long id,
    long accountId,
    String district,
    @Nullable String subdistrict,
    double lat,
    double lon,
    String cell,
    Instant createdAt,
    @Nullable Instant toldAt) {
  Wgs84 place() {
    return new Wgs84(lat, lon);
  }
}
