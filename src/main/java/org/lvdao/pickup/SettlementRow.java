package org.lvdao.pickup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What was paid for a booking, once.
 *
 * @param day of the visit, in Asia/Shanghai
 * @param fen to the resident
 * @param points what these are in points; 0 in cash
 */
@MappedEntity("pickup_settlement")
record SettlementRow(
    @Id long bookingId,
    String bookingNo,
    String district,
    long collectorId,
    LocalDate day,
    Way way,
    long fen,
    long points,
    Instant settledAt) {

  /** How a resident is paid. */
  enum Way {
    /** Into the account of the household. */
    POINTS("积分"),
    /** By the collector, as a record. */
    CASH("现金"),
    /** There was nothing to pay. */
    NONE("无");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
