package org.lvdao.pickup.recyclables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.pickup.Supply;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.report.Cases;

/** The ledger of recyclables over HTTP, from a station's stock to what was sold. */
@LvdaoTest
class RecyclablesTest {
  private static final String HERE = "/api/v1/staff/recyclables";

  @Inject Cases cases;
  @Inject Yard yard;
  @Inject Supply supply;
  @Inject RecyclablesLedger ledger;
  @Inject AdjustableClock clock;

  private JsonNode balance(String category, String more) {
    var answer =
        cases
            .staff("supervisor.tianqiao")
            .get(HERE + "/balance?district=tianqiao" + more)
            .is(200)
            .body();
    assertThat(answer.at("/agrees").asBoolean()).isTrue();
    for (var line : answer.required("items")) {
      if (line.at("/category").asText().equals(category)) {
        return line;
      }
    }
    throw new AssertionError(category + " is not in " + answer);
  }

  private static long change(JsonNode before, JsonNode after, String name) {
    return after.required(name).asLong() - before.required(name).asLong();
  }

  @Test
  void what_was_collected_goes_from_the_station_to_the_centre_and_on() {
    var before = balance("PAPER", "");
    var station = yard.stationWithPaper(9_000);
    var dispatcher = cases.staff("dispatcher.tianqiao");

    var loaded = dispatcher.post(Yard.SHEETS, Yard.sheet(station, 7_000)).is(201);
    var sheet = Yard.SHEETS + "/" + Cases.id(loaded);
    var onTheRoad = balance("PAPER", "");
    assertThat(change(before, onTheRoad, "collected")).isEqualTo(9_000);
    assertThat(change(before, onTheRoad, "stock")).isEqualTo(2_000);
    assertThat(change(before, onTheRoad, "inTransit")).isEqualTo(7_000);

    var receiver = dispatcher.with("If-Match", loaded.header("ETag"));
    receiver.post(sheet + "/receipt", Yard.receipt(6_800)).isProblem(400, "invalid-request");
    var received =
        receiver
            .post(
                sheet + "/receipt",
                Map.of(
                    "lines",
                    List.of(Map.of("category", "PAPER", "grams", 6_800, "reason", "途中淋雨后晾干"))))
            .is(200)
            .body();
    assertThat(received.at("/status").asText()).isEqualTo("RECEIVED");
    assertThat(received.at("/lines/0/receivedGrams").asLong()).isEqualTo(6_800);
    receiver.post(sheet + "/receipt", Yard.receipt(7_000)).isProblem(409, "load-sheet-received");

    var centre = yard.centre(cases.staff("admin"), station);
    move("SORTED", null, centre, 6_000, null);
    move("SOLD", null, centre, 5_000, null);
    move("DISPOSED", "UNSORTED", centre, 300, "夹杂物");
    move("LOST", "SORTED", centre, 100, "水分挥发");
    move("LOST", "STOCK", station, 50, "受潮");

    var after = balance("PAPER", "");
    assertThat(change(before, after, "received")).isEqualTo(6_800);
    assertThat(change(before, after, "loss")).isEqualTo(250);
    assertThat(change(before, after, "stock")).isEqualTo(1_950);
    assertThat(change(before, after, "inTransit")).isZero();
    assertThat(change(before, after, "unsorted")).isEqualTo(500);
    assertThat(change(before, after, "sorted")).isEqualTo(900);
    assertThat(change(before, after, "sold")).isEqualTo(5_000);
    assertThat(change(before, after, "disposed")).isEqualTo(300);
    assertThat(change(before, after, "centreLoss")).isEqualTo(100);

    var then = "&at=" + loaded.body().at("/loadedAt").asText();
    assertThat(balance("PAPER", then)).isEqualTo(onTheRoad);
  }

  private void move(String kind, String from, String place, long grams, String reason) {
    var body = new HashMap<String, Object>();
    body.put("kind", kind);
    body.put("placeId", place);
    body.put("category", "PAPER");
    body.put("grams", grams);
    body.put("reason", reason);
    body.put("from", from);
    body.values().removeIf(Objects::isNull);
    cases.staff("dispatcher.tianqiao").post(HERE + "/movements", body).is(201);
  }

  @Test
  void nobody_moves_more_than_there_is() {
    var station = yard.stationWithPaper(1_000);
    var dispatcher = cases.staff("dispatcher.tianqiao");

    var refused = dispatcher.post(Yard.SHEETS, Yard.sheet(station, 1_001));
    assertThat(refused.isProblem(409, "not-enough-stock").body().at("/available").asLong())
        .isEqualTo(1_000);
    dispatcher
        .post(
            HERE + "/movements",
            Map.of("kind", "COLLECTED", "placeId", station, "category", "PAPER", "grams", 5))
        .isProblem(400, "invalid-request");
    dispatcher
        .post(
            HERE + "/movements",
            Map.of(
                "kind",
                "LOST",
                "from",
                "STOCK",
                "placeId",
                station,
                "category",
                "PAPER",
                "grams",
                5))
        .isProblem(400, "invalid-request");

    var once = dispatcher.with("Idempotency-Key", "load-" + station);
    var first = once.post(Yard.SHEETS, Yard.sheet(station, 1_000)).is(201);
    assertThat(once.post(Yard.SHEETS, Yard.sheet(station, 1_000)).is(201).body())
        .isEqualTo(first.body());
  }

  @Test
  void a_collection_is_booked_once_and_corrected_by_the_difference() {
    var before = balance("METAL", "");
    long station = Long.parseLong(supply.station());
    var what = yard.collect(station, MaterialCategory.METAL, 3_000, clock.instant());
    ledger.collected(what);
    assertThat(change(before, balance("METAL", ""), "collected")).isEqualTo(3_000);

    cases
        .staff("dispatcher.tianqiao")
        .post(
            Yard.SHEETS,
            Map.of(
                "stationId",
                Long.toString(station),
                "vehicle",
                "鲁A1",
                "lines",
                List.of(Map.of("category", "METAL", "grams", 2_500))))
        .is(201);
    var less = Map.of(MaterialCategory.METAL, -800L);
    ledger.corrected(what, less, 1, 1, "误称");
    ledger.corrected(what, less, 1, 1, "误称");

    var after = balance("METAL", "");
    assertThat(change(before, after, "collected")).isEqualTo(2_200);
    assertThat(change(before, after, "stock")).isZero();
    assertThat(change(before, after, "inTransit")).isEqualTo(2_500);
    assertThat(change(before, after, "loss")).isEqualTo(-300);
  }

  @Test
  void figures_compare_with_the_same_days_of_the_year_before() {
    var station = supply.station();
    long id = Long.parseLong(station);
    yard.collect(id, MaterialCategory.GLASS, 1_000, Instant.parse("2024-03-10T02:00:00Z"));
    yard.collect(id, MaterialCategory.GLASS, 1_500, Instant.parse("2025-03-09T16:30:00Z"));
    var supervisor = cases.staff("supervisor.tianqiao");

    for (var group : List.of("CATEGORY", "STATION", "DAY", "AREA")) {
      var figures =
          supervisor
              .get(
                  HERE
                      + "/figures?district=tianqiao&from=2025-03-10&to=2025-03-10&groupBy="
                      + group)
              .is(200)
              .body();
      var line = figures.at("/items/0");
      assertThat(line.at("/grams").asLong()).as(group).isEqualTo(1_500);
      assertThat(line.at("/gramsYearBefore").asLong()).as(group).isEqualTo(1_000);
      assertThat(line.at("/growthRate").decimalValue()).as(group).isEqualByComparingTo("50");
      assertThat(figures.at("/total/grams").asLong()).isEqualTo(1_500);
    }
    supervisor
        .get(HERE + "/figures?district=tianqiao&from=2025-03-10&to=2026-03-11&groupBy=DAY")
        .isProblem(400, "invalid-request");
  }

  @Test
  void the_recovery_rate_takes_the_newest_total_and_leaves_hazardous_waste_out() {
    long id = Long.parseLong(supply.station());
    var april = Instant.parse("2025-04-10T02:00:00Z");
    yard.collect(id, MaterialCategory.TEXTILE, 250_000, april);
    yard.collect(id, MaterialCategory.HAZARDOUS, 9_000, april);
    var admin = cases.staff("admin");
    for (long grams : new long[] {9_000_000, 1_000_000}) {
      admin
          .post(
              HERE + "/waste-totals",
              Map.of("district", "tianqiao", "month", "2025-04", "grams", grams))
          .is(201);
    }

    var recovery =
        admin.get(HERE + "/recovery?district=tianqiao&from=2025-04&to=2025-05").is(200).body();
    assertThat(recovery.at("/months/0/recovered").asLong()).isEqualTo(250_000);
    assertThat(recovery.at("/months/0/recoveryRate").decimalValue()).isEqualByComparingTo("25");
    assertThat(
            recovery.at("/months/1/recoveryRate").isMissingNode()
                || recovery.at("/months/1/recoveryRate").isNull())
        .isTrue();
    assertThat(recovery.at("/total/recoveryRate").decimalValue()).isEqualByComparingTo("25");
    var listed = admin.get(HERE + "/waste-totals?district=tianqiao&limit=2").is(200).body();
    assertThat(listed.at("/items/0/grams").asLong()).isEqualTo(1_000_000);
    assertThat(listed.at("/items/1/grams").asLong()).isEqualTo(9_000_000);
    cases
        .staff("dispatcher.tianqiao")
        .post(HERE + "/waste-totals", Yard.wasteTotal())
        .isProblem(403, "forbidden");
    admin
        .post(
            HERE + "/waste-totals", Map.of("district", "tianqiao", "month", "2099-01", "grams", 1))
        .isProblem(400, "invalid-request");
  }

  @Test
  void a_station_that_is_nearly_full_is_to_be_emptied() {
    // It holds 1,000 kg.
    var full = yard.stationWithPaper(800_000);
    var nearly = yard.stationWithPaper(799_999);
    var items =
        cases.staff("dispatcher.tianqiao").get(HERE + "/stations?district=tianqiao").is(200).body();
    assertThat(station(items, full).at("/transferDue").asBoolean()).isTrue();
    assertThat(station(items, full).at("/fillRate").decimalValue()).isEqualByComparingTo("80");
    assertThat(station(items, nearly).at("/transferDue").asBoolean()).isFalse();
    assertThat(items.at("/items/0/fillRate").decimalValue())
        .isGreaterThanOrEqualTo(items.at("/items/1/fillRate").decimalValue());
  }

  private static JsonNode station(JsonNode stations, String id) {
    for (var station : stations.required("items")) {
      if (station.at("/id").asText().equals(id)) {
        return station;
      }
    }
    throw new AssertionError(id + " is not in " + stations);
  }

  @Test
  void movements_are_listed_filtered_and_taken_away() throws Exception {
    var station = yard.stationWithPaper(1_234);
    yard.collect(
        Long.parseLong(station),
        MaterialCategory.METAL,
        777,
        clock.instant().minus(Duration.ofDays(1)));
    var dispatcher = cases.staff("dispatcher.tianqiao");
    var all = HERE + "/movements?district=tianqiao&stationId=" + station;

    var pages = dispatcher.pages(all + "&limit=1");
    assertThat(pages).hasSize(2);
    assertThat(pages.getFirst().at("/items/0/postings/0/category").asText()).isEqualTo("METAL");
    var paper = dispatcher.get(all + "&category=PAPER").is(200).body();
    assertThat(paper.required("items")).hasSize(1);
    assertThat(paper.at("/items/0/postings/0/grams").asLong()).isEqualTo(-1_234);
    assertThat(dispatcher.get(all + "&kind=LOADED").is(200).body().required("items")).isEmpty();

    var today = clock.instant().atZone(BusinessTime.ZONE).toLocalDate();
    var file = "?district=tianqiao&stationId=" + station + "&from=" + today + "&to=" + today;
    var csv = dispatcher.get(HERE + "/movements/csv" + file).is(200);
    assertThat(csv.text()).contains("流水号", "回收入库", "站点库存", "1234", "-777");
    assertThat(csv.text().lines()).hasSize(5);
    var xlsx = dispatcher.get(HERE + "/movements/xlsx" + file).is(200);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(xlsx.bytes()))) {
      var rows = book.getFirstSheet().read();
      assertThat(rows).hasSize(5);
      assertThat(rows.getFirst().getCellText(0)).isEqualTo("流水号");
    }
  }
}
