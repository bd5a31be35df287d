package org.lvdao.pickup.recyclables;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.Ids;
import org.lvdao.local.ApiClient;
import org.lvdao.pickup.Supply;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.report.Cases;

/** Stock to work with, in 天桥区. */
@Singleton
@Requires(env = "test")
public final class Yard {
  static final String SHEETS = "/api/v1/staff/recyclables/load-sheets";
  private static final long COLLECTOR = 7;

  private final RecyclablesLedger ledger;
  private final Supply supply;
  private final Cases cases;
  private final Ids ids;
  private final InstantSource clock;

  Yard(RecyclablesLedger ledger, Supply supply, Cases cases, Ids ids, InstantSource clock) {
    this.ledger = ledger;
    this.supply = supply;
    this.cases = cases;
    this.ids = ids;
    this.clock = clock;
  }

  /** A new station with so much paper; its id. */
  public String stationWithPaper(long grams) {
    var station = supply.station();
    collect(Long.parseLong(station), MaterialCategory.PAPER, grams, clock.instant());
    return station;
  }

  RecyclablesLedger.Collection collect(
      long station, MaterialCategory category, long grams, Instant at) {
    var what =
        new RecyclablesLedger.Collection(
            ids.next(), "tianqiao", "370105001", station, Map.of(category, grams), COLLECTOR, at);
    ledger.collected(what);
    return what;
  }

  public static Map<String, Object> sheet(String station, long grams) {
    return Map.of(
        "stationId",
        station,
        "vehicle",
        "鲁A12345",
        "lines",
        List.of(Map.of("category", "PAPER", "grams", grams)));
  }

  /** A sheet to be loaded with 1 kg of paper. */
  public Map<String, Object> sheet() {
    return sheet(stationWithPaper(1_000), 1_000);
  }

  /** A sheet on its way with 1 kg of paper; its id. */
  public String loaded() {
    return Cases.id(cases.staff("dispatcher.tianqiao").post(SHEETS, sheet()).is(201));
  }

  public static Map<String, Object> receipt(long grams) {
    return Map.of("lines", List.of(Map.of("category", "PAPER", "grams", grams)));
  }

  public Map<String, Object> loss() {
    return Map.of(
        "kind", "LOST",
        "from", "STOCK",
        "placeId", stationWithPaper(500),
        "category", "PAPER",
        "grams", 10,
        "reason", "受潮");
  }

  /** A loss that was booked; its id. */
  public String lost() {
    return Cases.id(
        cases
            .staff("dispatcher.tianqiao")
            .post("/api/v1/staff/recyclables/movements", loss())
            .is(201));
  }

  public static Map<String, Object> wasteTotal() {
    return Map.of("district", "tianqiao", "month", "2026-01", "grams", 10_000_000_000L);
  }

  /** The centre of the station. */
  String centre(ApiClient admin, String station) {
    return admin
        .get("/api/v1/staff/stations/" + station)
        .is(200)
        .body()
        .at("/station/centreId")
        .asText();
  }
}
