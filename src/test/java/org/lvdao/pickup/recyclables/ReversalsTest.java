package org.lvdao.pickup.recyclables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.local.Together;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.report.Cases;

/**
 * What was booked wrongly is taken back once, by an opposite movement, and the ledger still holds.
 */
@LvdaoTest
class ReversalsTest {
  private static final String HERE = "/api/v1/staff/recyclables";
  private static final Map<String, String> WHY = Map.of("reason", "录入错误");

  @Inject Cases cases;
  @Inject Yard yard;
  @Inject RecyclablesCheck check;

  private ApiClient dispatcher() {
    return cases.staff("dispatcher.tianqiao");
  }

  private long stock(String station) {
    return cases.number(
        """
        SELECT COALESCE(SUM(grams), 0) FROM recyclables_stock
         WHERE account = 'STOCK' AND place_id = ?
        """,
        station);
  }

  private void assertThatTheLedgerHolds() {
    assertThat(check.check("tianqiao").invariants())
        .filteredOn(finding -> finding.violations() > 0)
        .isEmpty();
    var balance = dispatcher().get(HERE + "/balance?district=tianqiao").is(200).body();
    assertThat(balance.required("agrees").asBoolean()).isTrue();
  }

  @Test
  void a_load_sheet_that_never_left_is_taken_back_once() {
    var station = yard.stationWithPaper(5_000);
    var loaded = dispatcher().post(Yard.SHEETS, Yard.sheet(station, 4_000)).is(201);
    var sheet = Yard.SHEETS + "/" + Cases.id(loaded);
    assertThat(stock(station)).isEqualTo(1_000);
    dispatcher().post(sheet + "/cancel", WHY).isProblem(428, "if-match-required");
    var actor = dispatcher().with("If-Match", loaded.header("ETag"));
    actor.post(sheet + "/cancel", Map.of("reason", " ")).isProblem(400, "invalid-request");

    var cancelled = actor.post(sheet + "/cancel", WHY).is(200).body();
    actor.post(sheet + "/cancel", WHY).is(200);

    assertThat(cancelled.required("status").asText()).isEqualTo("CANCELLED");
    assertThat(cancelled.required("cancelReason").asText()).isEqualTo("录入错误");
    assertThat(stock(station)).isEqualTo(5_000);
    actor.post(sheet + "/receipt", Yard.receipt(4_000)).isProblem(409, "load-sheet-cancelled");
    assertThatTheLedgerHolds();
  }

  @Test
  void received_and_taken_back_at_once_a_load_sheet_is_one_of_both() throws Exception {
    for (int round = 0; round < 4; round++) {
      var loaded = dispatcher().post(Yard.SHEETS, yard.sheet()).is(201);
      var sheet = Yard.SHEETS + "/" + Cases.id(loaded);
      var actor = dispatcher().with("If-Match", loaded.header("ETag"));

      var answers =
          Together.atOnce(
              List.<Callable<Answer>>of(
                  () -> actor.post(sheet + "/receipt", Yard.receipt(1_000)),
                  () -> actor.post(sheet + "/cancel", WHY),
                  () -> actor.post(sheet + "/receipt", Yard.receipt(1_000))));

      assertThat(answers)
          .extracting(Answer::status)
          .containsOnlyOnce(200)
          .isSubsetOf(200, 409, 412);
    }
    assertThatTheLedgerHolds();
  }

  @Test
  void a_movement_is_taken_back_once_unless_it_has_gone_on() {
    var loaded = dispatcher().post(Yard.SHEETS, yard.sheet()).is(201);
    var sheet = Yard.SHEETS + "/" + Cases.id(loaded);
    dispatcher()
        .with("If-Match", loaded.header("ETag"))
        .post(sheet + "/receipt", Yard.receipt(1_000))
        .is(200);
    var centre = loaded.body().required("centreId").asText();
    var sorted = move("SORTED", centre, 600);
    var sold = move("SOLD", centre, everythingSorted(centre));

    var refused = dispatcher().post(HERE + "/movements/" + sorted + "/reversal", WHY);
    refused.isProblem(409, "not-enough-stock");
    var back = dispatcher().post(HERE + "/movements/" + sold + "/reversal", WHY).is(201).body();
    var again = dispatcher().post(HERE + "/movements/" + sold + "/reversal", WHY).is(201).body();
    dispatcher().post(HERE + "/movements/" + sorted + "/reversal", WHY).is(201);

    assertThat(again).isEqualTo(back);
    assertThat(back.required("kind").asText()).isEqualTo("REVERSED");
    assertThat(back.required("reason").asText()).isEqualTo("录入错误");
    dispatcher()
        .post(HERE + "/movements/" + back.required("id").asText() + "/reversal", WHY)
        .isProblem(409, "movement-not-reversible");
    cases
        .staff("dispatcher.guanxian")
        .post(HERE + "/movements/" + sold + "/reversal", WHY)
        .isProblem(404, "not-found");
    assertThatTheLedgerHolds();
  }

  private String move(String kind, String centre, long grams) {
    var body = Map.of("kind", kind, "placeId", centre, "category", "PAPER", "grams", grams);
    return Cases.id(dispatcher().post(HERE + "/movements", body).is(201));
  }

  private long everythingSorted(String centre) {
    return cases.number(
        """
        SELECT grams FROM recyclables_stock
         WHERE account = 'SORTED' AND place_id = ? AND category = 'PAPER'
        """,
        centre);
  }

  @Test
  void the_ledger_says_why_less_came_than_was_sent() {
    var loaded = dispatcher().post(Yard.SHEETS, yard.sheet()).is(201);
    var line = Map.of("category", "PAPER", "grams", 900, "reason", "途中淋雨后晾干");
    dispatcher()
        .with("If-Match", loaded.header("ETag"))
        .post(Yard.SHEETS + "/" + Cases.id(loaded) + "/receipt", Map.of("lines", List.of(line)))
        .is(200);

    var received = page("kind=RECEIVED&limit=1").at("/items/0");

    assertThat(received.required("reason").asText()).isEqualTo("纸箱纸盒：途中淋雨后晾干");
  }

  private JsonNode page(String query) {
    return dispatcher().get(HERE + "/movements?" + query).is(200).body();
  }

  @Test
  void movements_are_read_in_pages_by_the_moment_they_were_booked() {
    for (int i = 0; i < 5; i++) {
      yard.lost();
    }
    var all = page("kind=LOST&limit=5").required("items").findValuesAsText("id");

    var first = page("kind=LOST&limit=2");
    var second = page("kind=LOST&limit=3&cursor=" + first.required("nextCursor").asText());

    assertThat(first.required("items").findValuesAsText("id")).isEqualTo(all.subList(0, 2));
    assertThat(second.required("items").findValuesAsText("id")).isEqualTo(all.subList(2, 5));
    cases.staff("admin").get(HERE + "/movements").isProblem(400, "invalid-request");
  }

  @Test
  void a_file_of_too_many_lines_is_refused_before_it_is_made() {
    yard.lost();
    yard.lost();
    var period = "?district=tianqiao&from=2026-01-01&to=2026-12-31&kind=LOST";
    dispatcher().get(HERE + "/movements/csv" + period).is(200);
    try (var node =
        TestNode.on(
            TestServers.running().sharedDatabase(), Map.of("lvdao.recyclables.most-lines", 3))) {
      var few = dispatcher().at(node).get(HERE + "/movements/csv" + period);

      var error = few.isProblem(400, "invalid-request").body().at("/errors/0");
      assertThat(error.required("pointer").asText()).isEqualTo("?to");
      assertThat(error.required("detail").asText()).contains("3");
    }
  }

  @Test
  void a_whole_month_is_compared_to_a_whole_month_also_in_a_leap_year() {
    long station = Long.parseLong(yard.stationWithPaper(1));
    yard.collect(station, MaterialCategory.BULKY, 1_000, Instant.parse("2028-02-29T04:00:00Z"));
    yard.collect(station, MaterialCategory.BULKY, 3_000, Instant.parse("2029-02-28T04:00:00Z"));

    assertThat(bulky("2029-02-01", "2029-02-28")).isEqualTo("3000 1000");
    assertThat(bulky("2029-02-01", "2029-02-27")).isEqualTo("0 0");
    assertThat(bulky("2028-02-01", "2028-02-29")).isEqualTo("1000 0");
    assertThat(bulky("2030-02-01", "2030-02-28")).isEqualTo("0 3000");
  }

  private String bulky(String from, String to) {
    var figures =
        dispatcher()
            .get(HERE + "/figures?district=tianqiao&groupBy=CATEGORY&from=" + from + "&to=" + to)
            .is(200)
            .body();
    for (var line : figures.required("items")) {
      if (line.required("key").asText().equals("BULKY")) {
        return line.required("grams").asLong() + " " + line.required("gramsYearBefore").asLong();
      }
    }
    return "0 0";
  }
}
