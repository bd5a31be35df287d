package org.lvdao.points;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** All points of a holder that expire at one moment. */
@MappedEntity("points_lot")
record LotRow(
    @Id long id, long holderId, String district, Instant expiresAt, long available, long reserved) {

  Holder holder() {
    return new Holder(holderId, district);
  }
}
