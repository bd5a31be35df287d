package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins.Bin;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** Inspectors look into bags before they are delivered. */
@LvdaoTest
class InspectionsTest {
  private static final String PATH = "/api/v1/inspector/inspections";
  private static final String DELIVERIES = "/api/v1/households/mine/deliveries";

  @Inject Homes homes;
  @Inject Bins bins;
  @Inject Cases cases;
  @Inject InstantSource clock;

  private ApiClient head;
  private String card;
  private Bin bin;
  private Instant seen;

  @BeforeEach
  void aHouseholdAndABin() {
    head = cases.resident();
    card = homes.create(head).is(201).body().get("card").asText();
    bin = bins.create(Homes.COMMUNITY);
    seen = clock.instant().minus(Duration.ofHours(2));
  }

  private static Map<String, Object> inspection(String card, Instant at, String grade) {
    var one = new LinkedHashMap<String, Object>();
    one.put("eventId", UUID.randomUUID().toString());
    one.put("card", card);
    one.put("at", at.toString());
    one.put("grade", grade);
    return one;
  }

  private Answer tell(List<Map<String, Object>> inspections) {
    return cases.staff("inspector.tianqiao").post(PATH, Map.of("inspections", inspections));
  }

  private JsonNode only(Map<String, Object> inspection) {
    return tell(List.of(inspection)).is(200).body().at("/results/0");
  }

  private String deliver(Duration later) {
    var event = Bins.event(card, seen.plus(later));
    bins.deliver(bin, event).is(200);
    return cases
        .texts("SELECT id FROM delivery WHERE event_id = ?", event.get("eventId"))
        .getFirst();
  }

  private JsonNode delivery(String id) {
    for (var item : head.get(DELIVERIES).is(200).body().get("items")) {
      if (item.get("id").asText().equals(id)) {
        return item;
      }
    }
    throw new AssertionError("No delivery " + id);
  }

  @Test
  void the_grade_becomes_that_of_the_next_delivery_and_of_no_other() {
    var told = only(inspection(card, seen, "PASS"));
    assertThat(told.get("status").asText()).isEqualTo("ACCEPTED");
    assertThat(told.get("deliveryId").isNull()).isTrue();

    var before = deliver(Duration.ofSeconds(-30));
    var next = deliver(Duration.ofMinutes(2));
    var after = deliver(Duration.ofMinutes(4));

    assertThat(delivery(before).get("grade").isNull()).isTrue();
    assertThat(delivery(next).get("grade").asText()).isEqualTo("PASS");
    assertThat(delivery(after).get("grade").isNull()).isTrue();
  }

  @Test
  void what_is_told_again_is_a_duplicate_also_when_the_card_was_lost_meanwhile() {
    var inspection = inspection(card, seen, "PASS");
    only(inspection);
    var graded = deliver(Duration.ofMinutes(2));
    head.post("/api/v1/households/mine/card", Map.of()).is(201);

    var again = only(inspection);

    assertThat(again.get("status").asText()).isEqualTo("DUPLICATE");
    assertThat(again.get("deliveryId").asText()).isEqualTo(graded);
  }

  @Test
  void a_bin_may_tell_first_and_a_grade_that_failed_shows_why_with_the_photo() {
    var later = deliver(Duration.ofMinutes(9));
    var next = deliver(Duration.ofMinutes(3));
    var bad = inspection(card, seen, "FAIL");
    bad.put("note", "混入塑料袋");
    bad.put("photoId", cases.photo(cases.staff("inspector.tianqiao")));

    var told = only(bad);

    assertThat(told.get("deliveryId").asText()).isEqualTo(next);
    assertThat(delivery(later).get("grade").isNull()).isTrue();
    assertThat(delivery(next).get("grade").asText()).isEqualTo("FAIL");
    assertThat(delivery(next).at("/photo/id").asText()).isEqualTo(bad.get("photoId"));
    await().untilAsserted(() -> assertThat(head.get("/api/v1/messages").text()).contains("混入塑料袋"));
    var again = only(bad);
    assertThat(again.get("status").asText()).isEqualTo("DUPLICATE");
    assertThat(again.get("deliveryId").asText()).isEqualTo(next);
    assertThat(delivery(later).get("grade").isNull()).isTrue();
  }

  @Test
  void after_a_quarter_of_an_hour_or_at_another_card_it_says_nothing() {
    only(inspection(card, seen, "PASS"));
    var late = deliver(Duration.ofMinutes(16));
    var pass = homes.create(cases.resident()).is(201).body();
    only(inspection(pass.get("card").asText(), seen, "PASS"));
    var other = deliver(Duration.ofMinutes(17));

    assertThat(delivery(late).get("grade").isNull()).isTrue();
    assertThat(delivery(other).get("grade").isNull()).isTrue();
  }

  @Test
  void what_cannot_be_used_is_rejected_alone() {
    var elsewhere = homes.create(cases.resident(), Homes.ELSEWHERE, Homes.address()).is(201).body();
    var noGrade = inspection(card, seen, "PASS");
    noGrade.remove("grade");
    var answer =
        tell(
            List.of(
                inspection("4000000000000002", seen, "PASS"),
                inspection(elsewhere.get("card").asText(), seen, "PASS"),
                inspection(card, seen, "SPLENDID"),
                inspection(card, clock.instant().plus(Duration.ofHours(1)), "PASS"),
                noGrade,
                inspection(card, seen, "PASS")));

    var results = answer.is(200).body().get("results");
    assertThat(results.findValuesAsText("reason").subList(0, 5))
        .containsExactly(
            "UNKNOWN_CARD", "OTHER_COMMUNITY", "UNKNOWN_GRADE", "IN_THE_FUTURE", "INVALID");
    assertThat(results.findValuesAsText("status"))
        .containsExactly("REJECTED", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "ACCEPTED");
  }

  @Test
  void both_at_once_find_each_other() throws Exception {
    for (int round = 0; round < 8; round++) {
      var at = seen.minus(Duration.ofHours(round));
      var inspection = inspection(card, at, "PASS");
      var event = Bins.event(card, at.plusSeconds(60));

      together(
              List.<Callable<Answer>>of(
                  () -> tell(List.of(inspection)), () -> bins.deliver(bin, event)))
          .forEach(answer -> answer.is(200));

      assertThat(
              cases.texts(
                  "SELECT CONCAT(d.grade, ' ', i.delivery_id = d.id) FROM delivery d"
                      + " JOIN delivery_inspection i USING (household_id)"
                      + " WHERE d.event_id = ? AND i.event_id = ?",
                  event.get("eventId"),
                  inspection.get("eventId")))
          .containsExactly("PASS 1");
    }
  }
}
