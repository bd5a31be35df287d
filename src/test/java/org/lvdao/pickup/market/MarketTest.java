package org.lvdao.pickup.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lvdao.pickup.market.Bazaar.ITEMS;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Homes;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.Together;
import org.lvdao.points.Purse;
import org.lvdao.report.Cases;

/** The flea market, over HTTP. */
@LvdaoTest
class MarketTest {
  @Inject Bazaar bazaar;
  @Inject Cases cases;
  @Inject Homes homes;
  @Inject Purse purse;
  @Inject MarketJob job;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private static Answer reserve(ApiClient taker, String id) {
    return taker.post(ITEMS + "/" + id + "/reservation");
  }

  private static Answer handOver(ApiClient giver, String id, String code) {
    return giver.post(ITEMS + "/" + id + "/hand-over", Map.of("code", code));
  }

  private static String state(ApiClient client, String id) {
    return client.get(ITEMS + "/" + id).is(200).body().at("/state").asText();
  }

  private static List<String> ids(ApiClient client, String query) {
    return client.pages(ITEMS + query + (query.contains("?") ? "&" : "?") + "limit=100").stream()
        .flatMap(page -> page.required("items").findParents("title").stream())
        .map(item -> item.at("/id").asText())
        .toList();
  }

  private static List<String> told(ApiClient client) {
    return client
        .get("/api/v1/messages?limit=100")
        .is(200)
        .body()
        .required("items")
        .findParents("title")
        .stream()
        .map(message -> message.at("/kind").asText())
        .toList();
  }

  @Test
  void a_thing_for_points_goes_from_one_household_to_another() {
    var giver = bazaar.neighbour();
    var taker = bazaar.neighbour(300);
    var id = bazaar.inReview(giver, 200);
    taker.get(ITEMS + "/" + id).isProblem(404, "not-found");
    assertThat(ids(taker, "")).doesNotContain(id);
    bazaar.decide(id, Map.of("accept", true)).is(200);

    assertThat(ids(taker, "")).contains(id);
    var seen = taker.get(ITEMS + "/" + id).is(200).body();
    assertThat(seen.at("/photos")).hasSize(1);
    assertThat(seen.at("/mine").asBoolean()).isFalse();
    var code = reserve(taker, id).is(200).body().required("code").asText();
    assertThat(purse.available(taker)).isEqualTo(100);
    assertThat(purse.reserved(taker)).isEqualTo(200);
    assertThat(giver.get(ITEMS + "/" + id).is(200).body().hasNonNull("code")).isFalse();

    handOver(giver, id, "AAAA-AAAA").isProblem(400, "invalid-request");
    var once = giver.with("Idempotency-Key", id);
    var body = Map.of("code", code.toLowerCase().replace("-", " "));
    once.post(ITEMS + "/" + id + "/hand-over", body).is(200);
    once.post(ITEMS + "/" + id + "/hand-over", body).is(200);
    handOver(giver, id, code).is(200);

    assertThat(purse.available(giver)).isEqualTo(200);
    assertThat(purse.available(taker)).isEqualTo(100);
    assertThat(purse.reserved(taker)).isZero();
    assertThat(state(giver, id)).isEqualTo("HANDED_OVER");
    assertThat(ids(taker, "/mine")).contains(id);
    assertThat(ids(bazaar.neighbour(), "")).doesNotContain(id);
    await().until(() -> told(giver).containsAll(List.of("market-listed", "market-reserved")));
  }

  @Test
  void of_many_who_want_a_thing_one_gets_it_and_nobody_else_pays() throws Exception {
    var giver = bazaar.neighbour();
    var id = bazaar.listed(giver, 50);
    var takers = IntStream.range(0, 8).mapToObj(i -> bazaar.neighbour(50)).toList();

    var calls = takers.stream().<Callable<Answer>>map(taker -> () -> reserve(taker, id)).toList();
    var answers = Together.together(calls);

    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    answers.stream()
        .filter(answer -> answer.status() != 200)
        .forEach(answer -> answer.isProblem(409, "item-taken"));
    assertThat(takers.stream().mapToLong(purse::reserved).sum()).isEqualTo(50);
    assertThat(takers.stream().mapToLong(purse::available).sum()).isEqualTo(350);
  }

  @Test
  void points_come_back_when_either_changes_their_mind_or_nobody_comes() {
    var giver = bazaar.neighbour();
    var taker = bazaar.neighbour(60);
    var id = bazaar.listed(giver, 60);
    reserve(taker, id).is(200);
    taker.post(ITEMS + "/" + id + "/release").is(204);
    assertThat(purse.available(taker)).isEqualTo(60);
    assertThat(state(taker, id)).isEqualTo("LISTED");

    reserve(taker, id).is(200);
    giver.post(ITEMS + "/" + id + "/close").is(200);
    giver.post(ITEMS + "/" + id + "/close").is(200);
    assertThat(purse.available(taker)).isEqualTo(60);
    assertThat(state(giver, id)).isEqualTo("CLOSED");
    await().until(() -> told(taker).contains("market-cancelled"));
    await().until(() -> told(giver).contains("market-released"));

    var other = bazaar.listed(giver, 60);
    reserve(taker, other).is(200);
    clock.advance(Duration.ofDays(7));
    job.check();
    assertThat(purse.available(taker)).isEqualTo(60);
    assertThat(state(other)).isEqualTo("LISTED");
    await().until(() -> isTold("MARKET_LAPSED", other));
  }

  private boolean isTold(String kind, String id) {
    var sql = "SELECT COUNT(*) FROM message WHERE kind = ? AND path = ?";
    return cases.number(sql, kind, "/market/items/" + id) == 1;
  }

  /** Looked up beside the API, where a test that moves the clock is signed in no more. */
  private String state(String id) {
    return cases.texts("SELECT state FROM market_item WHERE id = ?", id).getFirst();
  }

  @Test
  void what_nobody_wants_expires_after_30_days() {
    var giver = bazaar.neighbour();
    var id = bazaar.listed(giver, 0);
    clock.advance(Duration.ofDays(29));
    job.check();
    assertThat(state(id)).isEqualTo("LISTED");
    clock.advance(Duration.ofDays(1));
    job.check();
    assertThat(state(id)).isEqualTo("EXPIRED");
    await().until(() -> isTold("MARKET_EXPIRED", id));
  }

  @Test
  void one_cannot_take_from_ones_own_household_or_without_enough_points() {
    var giver = bazaar.neighbour();
    var id = bazaar.listed(giver, 10);
    reserve(giver, id).isProblem(409, "own-item");
    var poor = bazaar.neighbour();
    reserve(poor, id).isProblem(409, "not-enough-points");
    assertThat(state(poor, id)).isEqualTo("LISTED");
    reserve(cases.resident(), id).isProblem(404, "no-household");
    cases.resident().get(ITEMS).isProblem(404, "no-household");
    bazaar.neighbour(10).post(ITEMS + "/" + id + "/release").isProblem(404, "not-found");
  }

  @Test
  void three_at_a_time_can_be_reserved() {
    var giver = bazaar.neighbour();
    var taker = bazaar.neighbour();
    for (int i = 0; i < 3; i++) {
      reserve(taker, bazaar.listed(giver, 0)).is(200);
    }
    reserve(taker, bazaar.listed(giver, 0)).isProblem(409, "market-limit");
  }

  @Test
  void however_many_are_asked_for_at_once_the_limits_hold() throws Exception {
    var giver = bazaar.neighbour();
    var taker = bazaar.neighbour();
    var things = IntStream.range(0, 5).mapToObj(i -> bazaar.listed(giver, 0)).toList();

    var reserving =
        things.stream().<Callable<Answer>>map(thing -> () -> reserve(taker, thing)).toList();
    var answers = Together.together(reserving);

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
  }

  @Test
  void what_was_said_of_a_thing_while_it_was_reserved_counts_when_it_is_free() {
    var giver = bazaar.neighbour();
    var taker = bazaar.neighbour();
    var id = bazaar.listed(giver, 0);
    var wrong = Map.of("reason", "PROHIBITED");
    bazaar.neighbour().post(ITEMS + "/" + id + "/abuse", wrong).is(204);
    bazaar.neighbour().post(ITEMS + "/" + id + "/abuse", wrong).is(204);
    reserve(taker, id).is(200);
    taker.post(ITEMS + "/" + id + "/abuse", wrong).is(204);
    assertThat(state(id)).isEqualTo("RESERVED");

    taker.post(ITEMS + "/" + id + "/release").is(204);

    assertThat(state(id)).isEqualTo("REVIEW");
  }

  @Test
  void staff_refuse_and_take_down_with_a_reason_the_giver_reads() {
    var giver = bazaar.neighbour();
    var taker = bazaar.neighbour(20);
    var id = bazaar.listed(giver, 20);
    reserve(taker, id).is(200);
    bazaar.decide(id, Map.of("accept", false)).isProblem(400, "invalid-request");
    bazaar.decide(id, Map.of("accept", false, "note", "药品不能转让")).is(200);

    var shown = giver.get(ITEMS + "/" + id).is(200).body();
    assertThat(shown.at("/state").asText()).isEqualTo("REFUSED");
    assertThat(shown.at("/note").asText()).isEqualTo("药品不能转让");
    assertThat(purse.available(taker)).isEqualTo(20);
    bazaar.decide(id, Map.of("accept", true)).isProblem(409, "market-state");
    await().until(() -> told(giver).contains("market-refused"));
  }

  @Test
  void what_three_residents_find_wrong_a_dispatcher_looks_at_again() {
    var giver = bazaar.neighbour();
    var id = bazaar.listed(giver, 0);
    var wrong = Map.of("reason", "PROHIBITED");
    giver.post(ITEMS + "/" + id + "/abuse", wrong).isProblem(409, "own-item");
    var first = bazaar.neighbour();
    first.post(ITEMS + "/" + id + "/abuse", wrong).is(204);
    first.post(ITEMS + "/" + id + "/abuse", wrong).is(204);
    bazaar.neighbour().post(ITEMS + "/" + id + "/abuse", wrong).is(204);
    assertThat(state(first, id)).isEqualTo("LISTED");
    bazaar.neighbour().post(ITEMS + "/" + id + "/abuse", wrong).is(204);
    first.get(ITEMS + "/" + id).isProblem(404, "not-found");
    var staff = cases.staff("dispatcher.tianqiao");
    var waiting = staff.get("/api/v1/staff/market/items?district=tianqiao&limit=100").is(200);
    assertThat(waiting.text()).contains(id);
    bazaar.decide(id, Map.of("accept", true)).is(200);
    assertThat(state(first, id)).isEqualTo("LISTED");
  }

  @Test
  void bad_words_are_refused_at_once_and_doubtful_ones_pointed_out() {
    var giver = bazaar.neighbour();
    var bad = bazaar.inReview(giver, "送你这个傻逼");
    var doubtful = bazaar.inReview(giver, "想要的加微信");

    await().until(() -> state(giver, bad).equals("REFUSED"));
    assertThat(giver.get(ITEMS + "/" + bad).body().at("/note").asText()).contains("自动审核");
    await().until(() -> state(giver, doubtful).equals("REVIEW"));
    var seen = cases.staff("dispatcher.tianqiao").get("/api/v1/staff/market/items/" + doubtful);
    assertThat(seen.is(200).body().hasNonNull("doubt")).isTrue();
  }

  @Test
  void one_looks_around_home_or_around_a_place() {
    var giver = bazaar.neighbour();
    var id = bazaar.listed(giver, 0);
    var elsewhere = cases.resident();
    homes.create(elsewhere, "371525001042", Homes.address()).is(201);

    assertThat(ids(elsewhere, "?within=DISTRICT")).doesNotContain(id);
    assertThat(ids(bazaar.neighbour(), "?within=SUBDISTRICT")).contains(id);
    // 无影山街道, where the community lies.
    assertThat(ids(elsewhere, "?lat=36.7031&lon=116.9887&datum=WGS84")).contains(id);
    assertThat(ids(elsewhere, "?lat=36.7242&lon=116.9757&datum=WGS84")).doesNotContain(id);
    elsewhere.get(ITEMS + "?lat=36.7&within=FAR").isProblem(400, "invalid-request");
  }
}
