package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins.Bin;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestPhotos;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

/** What is delivered at bins and to inspectors, and what staff make of it. */
@LvdaoTest
class DeliveriesTest {
  private static final String DELIVERIES = "/api/v1/households/mine/deliveries";
  private static final String STAFF = "/api/v1/staff/deliveries/";

  @Inject Homes homes;
  @Inject Bins bins;
  @Inject Cases cases;
  @Inject InstantSource clock;

  private ApiClient head;
  private String card;
  private String memberCard;
  private Bin bin;

  @BeforeEach
  void aHouseholdAndABin() {
    head = cases.resident();
    var pass = homes.create(head).is(201).body();
    card = pass.get("card").asText();
    memberCard = pass.get("memberCard").asText();
    bin = bins.create(Homes.COMMUNITY);
  }

  private ApiClient inspector() {
    return cases.staff("inspector.tianqiao");
  }

  private static JsonNode only(Answer answer) {
    var results = answer.is(200).body().get("results");
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private static List<String> statuses(Answer answer) {
    return answer.is(200).body().get("results").findValuesAsText("status");
  }

  private JsonNode newest() {
    return head.get(DELIVERIES).is(200).body().at("/items/0");
  }

  private String idOf(Map<String, Object> event) {
    return cases
        .texts("SELECT id FROM delivery WHERE event_id = ?", event.get("eventId"))
        .getFirst();
  }

  private Answer step(ApiClient staff, String id, String action, Map<String, ?> body) {
    var tag = staff.get(STAFF + id).is(200).header("ETag");
    return staff.with("If-Match", tag).post(STAFF + id + "/" + action, body);
  }

  @Test
  void a_delivery_by_card_is_the_households_and_one_by_qr_names_the_member() {
    var byCard = bins.event(card);
    byCard.put("fillLevel", 40);

    var result = only(bins.deliver(bin, byCard));

    assertThat(result.get("status").asText()).isEqualTo("ACCEPTED");
    assertThat(result.get("eventId").asText()).isEqualTo(byCard.get("eventId"));
    assertThat(newest().get("memberId").isNull()).isTrue();
    assertThat(newest().get("source").asText()).isEqualTo("SMART_BIN");
    bins.deliver(bin, bins.event(memberCard)).is(200);
    assertThat(newest().get("memberId").asText()).isEqualTo(Homes.id(head));
    var device = cases.staff("admin").get("/api/v1/staff/devices/" + bin.id()).is(200).body();
    assertThat(device.get("fillLevel").asInt()).isEqualTo(40);
    assertThat(head.pages(DELIVERIES + "?limit=1")).hasSize(2);
    cases.resident().get(DELIVERIES).isProblem(404, "no-household");
  }

  @Test
  void what_is_told_again_is_a_duplicate_whatever_it_says_now() {
    var event = bins.event(card);
    bins.deliver(bin, event).is(200);
    var heavier = new LinkedHashMap<>(event);
    heavier.put("grams", 9_000);

    assertThat(only(bins.deliver(bin, heavier)).get("status").asText()).isEqualTo("DUPLICATE");

    assertThat(newest().get("grams").asInt()).isEqualTo(1500);
    var other = bins.create(Homes.COMMUNITY);
    assertThat(only(bins.deliver(other, event)).get("status").asText())
        .as("of another device")
        .isEqualTo("ACCEPTED");
    var twice = bins.event(card);
    assertThat(statuses(bins.deliver(bin, twice, twice)))
        .containsExactlyInAnyOrder("ACCEPTED", "DUPLICATE");
  }

  @Test
  void one_that_lacks_something_is_rejected_alone() {
    var noTime = bins.event(card);
    noTime.remove("at");
    var noWeight = bins.event(card);
    noWeight.put("grams", null);
    var noId = bins.event(card);
    noId.put("eventId", " ");
    var farAway = bins.event(card);
    farAway.put("at", "2150-01-01T00:00:00Z");

    var answer = bins.deliver(bin, noTime, noWeight, bins.event(card), noId, farAway);

    assertThat(statuses(answer))
        .containsExactly("REJECTED", "REJECTED", "ACCEPTED", "REJECTED", "REJECTED");
    assertThat(answer.body().at("/results/0/reason").asText()).isEqualTo("INVALID");
    assertThat(head.get(DELIVERIES).body().get("items")).hasSize(1);
    var kind = bins.event(card);
    kind.put("grams", "heavy");
    bins.deliver(bin, kind).isProblem(400, "malformed-body");
    bins.deliver(bin).isProblem(400, "malformed-body");
  }

  @Test
  void what_is_doubtful_is_kept_and_waits_with_its_reason() {
    var lost = card;
    var fresh = head.post("/api/v1/households/mine/card").is(201).body().get("card").asText();
    var away = cases.resident();
    var elsewhere =
        homes.create(away, Homes.OTHER_COMMUNITY, Homes.address()).is(201).body().get("card");
    var events =
        List.of(
            bins.event("4000000000000002"),
            bins.event(""),
            bins.event(lost),
            bins.event(elsewhere.asText()),
            with(bins.event(fresh), "grams", 0),
            with(bins.event(fresh), "grams", 50_001),
            with(bins.event(fresh), "at", clock.instant().plus(Duration.ofHours(1)).toString()),
            with(bins.event(fresh), "at", clock.instant().minus(Duration.ofDays(31)).toString()),
            with(bins.event(fresh), "at", "1970-01-01T00:00:00Z"),
            with(bins.event(fresh), "grade", "SPLENDID"),
            bins.event(fresh));

    var answer = bins.deliver(cases.resident(), bin, events).is(200);

    assertThat(answer.body().get("results").findValuesAsText("reason"))
        .containsExactly(
            "UNKNOWN_CARD",
            "UNKNOWN_CARD",
            "LOST_CARD",
            "OTHER_COMMUNITY",
            "IMPOSSIBLE_WEIGHT",
            "IMPOSSIBLE_WEIGHT",
            "IN_THE_FUTURE",
            "TOO_OLD",
            "TOO_OLD",
            "UNKNOWN_GRADE",
            "null");
    assertThat(statuses(answer).subList(0, 10)).containsOnly("REVIEW");
    var waiting =
        inspector().pages(STAFF + "reviews?limit=100").stream()
            .flatMap(page -> StreamSupport.stream(page.get("items").spliterator(), false))
            .filter(item -> item.get("sourceId").asText().equals(bin.id()))
            .map(item -> item.get("reason").asText())
            .toList();
    assertThat(waiting).hasSize(10);
    assertThat(cases.staff("inspector.guanxian").get(STAFF + "reviews").text())
        .doesNotContain(bin.id());
    var tag = deviceTag();
    cases
        .staff("admin")
        .with("If-Match", tag)
        .patch("/api/v1/staff/devices/" + bin.id(), Map.of("disabled", true))
        .is(200);
    assertThat(only(bins.deliver(bin, bins.event(fresh))).get("reason").asText())
        .isEqualTo("DEVICE_DISABLED");
  }

  private static Map<String, Object> with(Map<String, Object> event, String field, Object value) {
    event.put(field, value);
    return event;
  }

  private String deviceTag() {
    return cases.staff("admin").get("/api/v1/staff/devices/" + bin.id()).is(200).header("ETag");
  }

  @Test
  void staff_accept_or_refuse_what_waits_once() {
    var unknown = bins.event("4000000000000002");
    var heavy = with(bins.event(card), "grams", 90_000);
    bins.deliver(bin, unknown, heavy).is(200);
    var household = head.get("/api/v1/households/mine").body().get("id").asText();

    step(inspector(), idOf(unknown), "decision", Map.of("accept", true))
        .isProblem(400, "invalid-request");
    step(inspector(), idOf(heavy), "decision", Map.of("accept", true))
        .isProblem(400, "invalid-request");
    step(
            inspector(),
            idOf(unknown),
            "decision",
            Map.of("accept", true, "householdId", household, "note", "卡面磨损"))
        .is(200);
    step(inspector(), idOf(heavy), "decision", Map.of("accept", false, "note", "秤故障")).is(200);
    var nobodys = bins.event("4000000000000002");
    bins.deliver(bin, nobodys).is(200);
    var refusal =
        Map.of("accept", false, "householdId", household, "at", "+999999999-12-31T00:00:00Z");
    step(inspector(), idOf(nobodys), "decision", refusal).is(200);
    assertThat(cases.texts("SELECT household_id FROM delivery WHERE id = ?", idOf(nobodys)))
        .containsOnlyNulls();

    step(inspector(), idOf(heavy), "decision", Map.of("accept", true, "grams", 900))
        .isProblem(409, "delivery-decided");
    var mine = head.get(DELIVERIES).body().get("items").findValuesAsText("state");
    assertThat(mine).containsExactlyInAnyOrder("ACCEPTED", "REJECTED");
    assertThat(only(bins.deliver(bin, heavy)).get("status").asText()).isEqualTo("DUPLICATE");
    cases.staff("inspector.guanxian").get(STAFF + idOf(heavy)).isProblem(404, "not-found");
    var late = with(bins.event(card), "at", "2001-01-01T00:00:00Z");
    bins.deliver(bin, late).is(200);
    var theirs =
        Map.of("accept", true, "householdId", Long.toString(Long.parseLong(household) + 1));
    step(inspector(), idOf(late), "decision", theirs).isProblem(400, "invalid-request");
    inspector().post("/api/v1/inspector/deliveries", Map.of("deliveries", List.of(late))).is(200);
    var own = cases.texts("SELECT MAX(id) FROM delivery WHERE source = 'INSPECTOR'").getFirst();
    step(inspector(), own, "decision", Map.of("accept", true)).isProblem(403, "forbidden");
    var elsewhere = cases.resident();
    var far = Cases.id(homes.create(elsewhere, Homes.ELSEWHERE, Homes.address()).is(201));
    var other = bins.event("4000000000000002");
    bins.deliver(bin, other).is(200);
    step(inspector(), idOf(other), "decision", Map.of("accept", true, "householdId", far))
        .isProblem(400, "invalid-request");
  }

  @Test
  void what_will_be_is_not_accepted_and_what_a_household_brought_before_it_moved_is() {
    var ahead = with(bins.event(card), "at", clock.instant().plus(Duration.ofDays(90)).toString());
    var heavy = with(bins.event(card), "grams", 90_000);
    bins.deliver(bin, ahead, heavy).is(200);
    step(inspector(), idOf(ahead), "decision", Map.of("accept", true))
        .isProblem(400, "invalid-request");

    head.put("/api/v1/households/mine/home", Homes.dwelling(Homes.ELSEWHERE, Homes.address()))
        .is(200);

    step(inspector(), idOf(heavy), "decision", Map.of("accept", true, "grams", 900)).is(200);
  }

  @Test
  void what_a_member_brought_before_they_left_counts_when_it_arrives_later() {
    var member = cases.resident();
    var code = head.post("/api/v1/households/mine/invitation").is(200);
    var theirs = homes.join(member, Homes.code(code)).is(200).body().get("memberCard").asText();
    member.delete("/api/v1/households/mine/membership").is(204);

    var before = bins.event(theirs, clock.instant().minus(Duration.ofHours(3)));
    assertThat(statuses(bins.deliver(bin, before))).containsExactly("ACCEPTED");

    assertThat(newest().get("memberId").asText()).isEqualTo(Homes.id(member));
    assertThat(only(bins.deliver(bin, bins.event(theirs))).get("reason").asText())
        .isEqualTo("ENDED_CARD");
  }

  @Test
  void staff_give_a_delivery_its_right_time_and_grade() {
    var late = with(bins.event(card), "at", "2001-01-01T00:00:00Z");
    late.put("grade", "SPLENDID");
    bins.deliver(bin, late).is(200);
    var id = idOf(late);
    var right = clock.instant().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
    var decision = new LinkedHashMap<String, Object>(Map.of("accept", true));
    step(inspector(), id, "decision", decision).isProblem(400, "invalid-request");
    decision.put("grade", "FAIL");
    step(inspector(), id, "decision", decision).isProblem(400, "invalid-request");
    decision.put("gradeNote", "混入塑料袋");
    decision.put("at", clock.instant().plus(Duration.ofHours(1)).toString());
    step(inspector(), id, "decision", decision).isProblem(400, "invalid-request");
    decision.put("at", "-999999999-01-01T00:00:00Z");
    step(inspector(), id, "decision", decision).isProblem(400, "invalid-request");
    decision.put("at", right.toString());

    var decided = step(inspector(), id, "decision", decision).is(200).body();

    assertThat(decided.get("at").asText()).isEqualTo(right.toString());
    assertThat(decided.get("grade").asText()).isEqualTo("FAIL");
    assertThat(newest().get("id").asText()).isEqualTo(id);
    await().untilAsserted(() -> assertThat(head.get("/api/v1/messages").text()).contains("混入塑料袋"));
    step(inspector(), id, "grade", Map.of("grade", "PASS")).isProblem(409, "already-graded");
    var graded = with(bins.event("4000000000000002"), "grade", "PASS");
    bins.deliver(bin, graded).is(200);
    var household = head.get("/api/v1/households/mine").body().get("id").asText();
    step(
            inspector(),
            idOf(graded),
            "decision",
            Map.of("accept", true, "householdId", household, "grade", "FAIL", "gradeNote", "混入玻璃"))
        .isProblem(409, "already-graded");
  }

  @Test
  void a_request_is_taken_once_and_only_from_who_signed_it_just_now() throws Exception {
    var body = Bins.json(Map.of("deliveries", List.of(bins.event(card))));
    var anybody = homes.anybody();
    var now = clock.instant().toString();
    var nonce = UUID.randomUUID().toString();
    anybody.post(Bins.PATH, body).isProblem(401, "unauthenticated");
    var right = Bins.sign(anybody, bin, now, nonce, body);
    right.post(Bins.PATH, body + " ").isProblem(401, "unauthenticated");
    right.with("X-Nonce", nonce + "1").post(Bins.PATH, body).isProblem(401, "unauthenticated");
    right.with("X-Device", "1").post(Bins.PATH, body).isProblem(401, "unauthenticated");
    Bins.sign(anybody, bin, "now", nonce, body).post(Bins.PATH, body).is(401);
    Bins.sign(anybody, bin, now, "short", body).post(Bins.PATH, body).is(401);
    for (var off : List.of(Duration.ofMinutes(-11), Duration.ofMinutes(11))) {
      var then = clock.instant().plus(off).toString();
      var refused =
          Bins.sign(anybody, bin, then, UUID.randomUUID().toString(), body).post(Bins.PATH, body);
      assertThat(refused.isProblem(401, "device-clock").body().has("serverTime")).isTrue();
    }

    var answers = together(8, () -> right.post(Bins.PATH, body));

    assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(200).containsOnly(200, 409);
    right.post(Bins.PATH, body).isProblem(409, "nonce-used");
    var ahead = clock.instant().plus(Duration.ofMinutes(8));
    assertThat(only(Bins.signed(anybody, bin, ahead, List.of(bins.event(card)))).get("status"))
        .hasToString("\"ACCEPTED\"");
    var skew =
        cases.number(
            "SELECT MAX(clock_skew) FROM delivery WHERE source_id = ?", Long.parseLong(bin.id()));
    assertThat(Duration.ofMillis(skew)).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(8));
  }

  @Test
  void an_event_told_at_two_nodes_at_once_is_taken_once() throws Exception {
    try (var second = TestNode.join()) {
      for (int round = 0; round < 5; round++) {
        var event = bins.event(card);
        var calls = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 4; i++) {
          calls.add(() -> bins.deliver(bin, event));
          calls.add(() -> bins.deliver(homes.anybody().at(second), bin, List.of(event)));
        }
        var statuses = together(calls).stream().map(a -> only(a).get("status").asText()).toList();
        assertThat(statuses).containsOnlyOnce("ACCEPTED").contains("DUPLICATE");
      }
      assertThat(head.get(DELIVERIES).body().get("items")).hasSize(5);
    }
  }

  @Test
  void batches_in_any_order_and_as_often_as_wanted_come_to_the_same() throws Exception {
    long seed = Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF);
    var random = new Random(seed);
    var events = new ArrayList<Map<String, Object>>();
    var cards = new ArrayList<>(List.of(card, memberCard, "4000000000000002"));
    for (int i = 0; i < 4; i++) {
      cards.add(homes.create(cases.resident()).is(201).body().get("card").asText());
    }
    for (int i = 0; i < 200; i++) {
      events.add(bins.event(cards.get(random.nextInt(cards.size()))));
    }
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 8; i++) {
      var batch = new ArrayList<>(events);
      Collections.shuffle(batch, random);
      calls.add(() -> bins.deliver(homes.anybody(), bin, batch));
    }

    var taken = new HashSet<String>();
    for (var answer : together(calls)) {
      answer
          .is(200)
          .body()
          .get("results")
          .forEach(
              result -> {
                if (!result.get("status").asText().equals("DUPLICATE")) {
                  assertThat(taken.add(result.get("eventId").asText())).as("seed=" + seed).isTrue();
                }
              });
    }

    assertThat(taken).as("seed=" + seed).hasSize(200);
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM delivery WHERE source_id = ?", Long.parseLong(bin.id())))
        .isEqualTo(200);
  }

  @Test
  void a_grade_that_failed_tells_the_household_why_with_the_photo() {
    var event = bins.event(card);
    bins.deliver(bin, event).is(200);
    var id = idOf(event);
    var photo = cases.photo(inspector());
    var fail = Map.of("grade", "FAIL", "note", "混入塑料袋", "photoId", photo);
    step(inspector(), id, "grade", Map.of("grade", "FAIL")).isProblem(400, "invalid-request");
    step(inspector(), id, "grade", Map.of("grade", "A")).isProblem(400, "invalid-request");

    step(inspector(), id, "grade", fail).is(200);

    step(inspector(), id, "grade", Map.of("grade", "PASS")).isProblem(409, "already-graded");
    assertThat(newest().get("grade").asText()).isEqualTo("FAIL");
    assertThat(newest().get("gradeNote").asText()).isEqualTo("混入塑料袋");
    assertThat(newest().at("/photo/id").asText()).isEqualTo(photo);
    await()
        .untilAsserted(
            () ->
                assertThat(head.get("/api/v1/messages").is(200).body().at("/items/0/body").asText())
                    .contains("混入塑料袋"));
    var fine = bins.event(card);
    bins.deliver(bin, fine).is(200);
    step(inspector(), idOf(fine), "grade", Map.of("grade", "PASS")).is(200);
  }

  @Test
  void a_bin_shows_what_it_took_a_picture_of() {
    var jpeg = TestPhotos.jpeg(320, 240, 5);
    var photo = bins.photo(bin, jpeg).is(201).body().get("id").asText();
    var bad = with(bins.event(card), "grade", "FAIL");
    bad.put("photoId", photo);

    bins.deliver(bin, bad).is(200);

    assertThat(newest().at("/photo/id").asText()).isEqualTo(photo);
    var other = bins.create(Homes.COMMUNITY);
    var stolen = with(bins.event(card), "photoId", bins.photo(bin, jpeg).body().get("id").asText());
    bins.deliver(other, stolen).is(200);
    assertThat(newest().get("photo").isNull()).as("of another device").isTrue();
    bins.photo(bin, "no picture".getBytes(StandardCharsets.UTF_8))
        .isProblem(415, "photo-not-an-image");
    bins.photo(new Bin(bin.id(), other.secret()), jpeg).isProblem(401, "unauthenticated");
    homes
        .anybody()
        .with("Content-Type", "image/jpeg")
        .send("POST", Bins.PHOTOS, jpeg)
        .isProblem(401, "unauthenticated");
  }

  @Test
  void an_inspector_tells_of_what_was_graded_without_network() {
    var other = homes.create(cases.resident(), Homes.ELSEWHERE, Homes.address()).is(201).body();
    var bad = with(bins.event(card, clock.instant().minus(Duration.ofHours(5))), "grade", "FAIL");
    bad.put("note", "混入玻璃");
    bad.put("photoId", cases.photo(inspector()));
    var foreign = with(bins.event(other.get("card").asText()), "grade", "PASS");
    var unknown = with(bins.event("4000000000000002"), "photoId", "1");
    var batch = Map.of("deliveries", List.of(bad, foreign, unknown));

    var first = inspector().post("/api/v1/inspector/deliveries", batch);

    assertThat(statuses(first)).containsExactly("ACCEPTED", "REVIEW", "REVIEW");
    assertThat(statuses(inspector().post("/api/v1/inspector/deliveries", batch)))
        .containsOnly("DUPLICATE");
    assertThat(newest().get("source").asText()).isEqualTo("INSPECTOR");
    assertThat(newest().get("photo").isNull()).isFalse();
    assertThat(inspector().get(STAFF + idOf(unknown)).is(200).body().get("card").asText())
        .isEqualTo("4000000000000002");
    await().untilAsserted(() -> assertThat(head.get("/api/v1/messages").text()).contains("混入玻璃"));
  }

  @Test
  void what_a_delivery_is_worth_is_written_with_it_or_nothing_is() {
    try (var node =
        TestNode.on(
            TestServers.running().seededDatabase(), Map.of(CountedReward.SETTING, "true"))) {
      var there = node.bean(Bins.class);
      var people = node.bean(Cases.class);
      var resident = people.resident();
      var number = node.bean(Homes.class).create(resident).is(201).body().get("card").asText();
      var box = there.create(Homes.COMMUNITY);
      var event = there.event(number);

      var paid = only(there.deliver(box, event));

      assertThat(paid.get("points").asLong()).isEqualTo(15);
      assertThat(paid.get("rule").asText()).isEqualTo("TEST-1");
      var again = only(there.deliver(box, event));
      assertThat(again.get("status").asText()).isEqualTo("DUPLICATE");
      assertThat(again.get("points").asLong()).isEqualTo(15);
      there.deliver(box, there.event(number), with(there.event(number), "grams", 666)).is(500);
      assertThat(people.number("SELECT COUNT(*) FROM delivery")).isEqualTo(1);
      var lost = with(there.event("4000000000000002"), "grams", 800);
      assertThat(only(there.deliver(box, lost)).get("points").asLong()).isZero();
      var inspector = people.staff("inspector.tianqiao");
      var waiting = inspector.get(STAFF + "reviews").is(200).body().at("/items/0/id").asText();
      var mine = resident.get("/api/v1/households/mine").body().get("id").asText();
      var decision = Map.of("accept", true, "householdId", mine);
      assertThat(step(inspector, waiting, "decision", decision).is(200).body().get("points"))
          .hasToString("8");
      var failed = Map.of("grade", "FAIL", "note", "混入塑料袋");
      assertThat(step(inspector, waiting, "grade", failed).is(200).body().get("points"))
          .hasToString("4");
    }
  }

  @Test
  void the_demo_has_households_that_deliver_and_makes_them_once() {
    try (var node = TestNode.on(TestServers.running().seededDatabase())) {
      var said = new ArrayList<String>();

      DemoHouseholds.create(node.beans(), 6, said::add);
      DemoHouseholds.create(node.beans(), 6, said::add);

      assertThat(said).hasSize(2);
      var people = node.bean(Cases.class);
      assertThat(people.number("SELECT COUNT(*) FROM household")).isEqualTo(6);
      assertThat(people.number("SELECT COUNT(*) FROM delivery WHERE state = 'ACCEPTED'"))
          .isGreaterThan(100);
    }
  }
}
