package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.AreaPath;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.pickup.Jobs.Window;
import org.lvdao.report.Cases;

/** Which collectors bookings come to: by their areas, by their roles, on any node. */
@LvdaoTest
class CollectorAreasTest {
  private static final String OFFERS = "/api/v1/collector/offers?limit=100";
  private static final String ACCOUNTS = "/api/v1/staff/accounts/";
  private static final AreaPath TIANQIAO = AreaPath.ofDistrict(Jobs.DISTRICT);
  private static final AreaPath GUANXIAN = AreaPath.ofDistrict("guanxian");

  @Inject Cases cases;
  @Inject Jobs jobs;
  @Inject BookingDue due;
  @Inject BookingRepository bookings;
  @Inject AdjustableClock clock;

  private Window window;

  @BeforeEach
  void nobodyElse() {
    jobs.everybodyGoesHome();
    window = jobs.window(Duration.ofDays(1));
  }

  @AfterEach
  void backToNow() {
    clock.reset();
  }

  private static List<String> offers(ApiClient collector) {
    return collector.pages(OFFERS).stream()
        .flatMap(page -> page.findValuesAsText("bookingId").stream())
        .toList();
  }

  private ApiClient dispatcher() {
    return cases.staff("dispatcher.tianqiao");
  }

  private String place(String collector) {
    return cases
        .texts(
            """
            SELECT CONCAT(district, ' ', COALESCE(station_id, '-')) FROM pickup_collector
             WHERE account_id = ?
            """,
            collector)
        .getFirst();
  }

  private void change(String account, Map<String, ?> wanted) {
    var admin = cases.staff("admin");
    var tag = admin.get(ACCOUNTS + account).is(200).header("ETag");
    admin.with("If-Match", tag).patch(ACCOUNTS + account, wanted).is(200);
  }

  private static Map<String, ?> collectorOf(AreaPath area) {
    return Map.of("roles", List.of(Map.of("role", "COLLECTOR", "area", area.value())));
  }

  private void awaitGivenBack(String id) {
    jobs.awaitStatus(id, "OFFERED");
    assertThat(
            cases.number(
                """
                SELECT COUNT(*) FROM pickup_history
                 WHERE booking_id = ? AND action = 'decline' AND actor_id = 0
                """,
                id))
        .isEqualTo(1);
  }

  @Test
  void who_moves_to_another_district_works_there_and_their_jobs_go_to_others() {
    var collector = jobs.onDuty();
    var account = Jobs.me(collector);
    cases.change(
        "UPDATE pickup_collector SET station_id = ? WHERE account_id = ?",
        jobs.station(0).id(),
        account);
    var waiting = jobs.offered(jobs.resident(), window);
    var underWay = jobs.offered(jobs.resident(), window);
    Jobs.accept(collector, waiting).is(200);
    Jobs.accept(collector, underWay).is(200);
    jobs.tell(collector, underWay, "depart").is(200);

    change(account, collectorOf(GUANXIAN));

    awaitGivenBack(waiting);
    assertThat(jobs.status(underWay)).isEqualTo("EN_ROUTE");
    assertThat(place(account)).isEqualTo("guanxian -");
  }

  @Test
  void the_jobs_of_an_account_that_is_disabled_go_to_others() {
    var collector = jobs.onDuty();
    var account = Jobs.me(collector);
    var id = jobs.offered(jobs.resident(), window);
    Jobs.accept(collector, id).is(200);

    change(account, Map.of("status", "DISABLED"));

    awaitGivenBack(id);
    assertThat(cases.number("SELECT on_duty FROM pickup_collector WHERE account_id = ?", account))
        .isZero();
  }

  @Test
  void who_keeps_the_area_keeps_the_jobs() {
    var collector = jobs.collectorIn(TIANQIAO, GUANXIAN);
    Jobs.duty(collector, true).is(200);
    var account = Jobs.me(collector);
    assertThat(place(account)).isEqualTo(" -");
    var id = jobs.offered(jobs.resident(), window);
    Jobs.accept(collector, id).is(200);

    change(account, collectorOf(TIANQIAO));

    Awaitility.await().until(() -> place(account).equals("tianqiao -"));
    assertThat(jobs.status(id)).isEqualTo("ASSIGNED");
  }

  @Test
  void coming_on_duty_one_works_where_the_roles_are_whatever_was_known_before() {
    var everywhere = jobs.collectorIn(AreaPath.EVERYWHERE);
    var account = Jobs.me(everywhere);
    Jobs.assign(dispatcher(), jobs.offered(jobs.resident(), window), account).is(200);
    Jobs.duty(everywhere, true).is(200);
    assertThat(place(account)).isEqualTo(" -");

    var moved = jobs.onDuty();
    var station = cases.texts("SELECT id FROM station WHERE code = 'GX-01'").getFirst();
    cases.change(
        "UPDATE pickup_collector SET district = 'guanxian', station_id = ? WHERE account_id = ?",
        station,
        Jobs.me(moved));
    Jobs.duty(moved, true).is(200);
    assertThat(place(Jobs.me(moved))).isEqualTo("tianqiao -");
    var id = jobs.offered(jobs.resident(), window);
    assertThat(offers(moved)).contains(id);
  }

  @Test
  void a_collector_of_one_subdistrict_gets_its_bookings_alone() {
    var here = TIANQIAO.child(Objects.requireNonNull(jobs.station(0).subdistrict()));
    var elsewhere = TIANQIAO.child("370105005");
    assertThat(here).isNotEqualTo(elsewhere);
    var near = jobs.collectorIn(here);
    var far = jobs.collectorIn(elsewhere);
    Jobs.duty(near, true).is(200);
    Jobs.duty(far, true).is(200);
    var id = jobs.offered(jobs.resident(), window);

    assertThat(offers(near)).contains(id);
    assertThat(offers(far)).doesNotContain(id);
    Jobs.accept(far, id).isProblem(404, "not-found");
    Jobs.assign(dispatcher(), id, Jobs.me(far)).isProblem(400, "invalid-request");
    dispatcher().post(Jobs.STAFF + id + "/assign", Map.of()).is(200);
    var assigned = dispatcher().get(Jobs.STAFF + id).is(200).body();
    assertThat(assigned.at("/collector/id").asText()).isEqualTo(Jobs.me(near));
  }

  @Test
  void a_booking_whose_event_was_lost_is_offered_by_the_clock() {
    var id = jobs.offered(jobs.resident(), window);
    cases.change("UPDATE pickup_booking SET status = 'BOOKED', offer_round = 0 WHERE id = ?", id);
    var booking = bookings.findById(Long.parseLong(id)).orElseThrow();
    cases.change(
        "UPDATE pickup_booking SET due_at = ? WHERE id = ?",
        Timestamp.from(due.forCollector(booking)),
        id);

    jobs.later(Duration.ofMinutes(9));
    assertThat(jobs.status(id)).isEqualTo("BOOKED");
    jobs.later(Duration.ofMinutes(2));
    assertThat(jobs.status(id)).isEqualTo("OFFERED");
  }

  @Test
  void of_many_on_two_nodes_one_gets_the_job() throws Exception {
    try (var other = TestNode.join()) {
      var there = other.bean(Jobs.class);
      var calls = new ArrayList<Callable<Answer>>();
      var id = jobs.offered(jobs.resident(), window);
      for (int i = 0; i < 8; i++) {
        var here = jobs.onDuty();
        var far = there.onDuty();
        calls.add(() -> Jobs.accept(here, id));
        calls.add(() -> Jobs.accept(far, id));
      }
      var answers = together(calls);
      assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
      answers.stream()
          .filter(answer -> answer.status() != 200)
          .forEach(answer -> answer.isProblem(409, "job-taken"));
    }
  }

  @Test
  void who_cancels_while_somebody_accepts_has_cancelled_or_is_told() throws Exception {
    var collector = jobs.onDuty();
    var resident = jobs.resident();
    for (int i = 0; i < 8; i++) {
      var id = jobs.offered(resident, window);
      var answers =
          together(
              List.of(
                  () -> Jobs.accept(collector, id),
                  () -> resident.post("/api/v1/pickup/bookings/" + id + "/cancel", Map.of())));
      var accepted = answers.getFirst();
      var cancelled = answers.getLast();
      assertThat(accepted.status()).isIn(200, 409);
      assertThat(cancelled.status()).isIn(200, 412);
      assertThat(List.of(accepted.status(), cancelled.status())).contains(200);
      assertThat(jobs.status(id)).isEqualTo(cancelled.status() == 200 ? "CANCELLED" : "ASSIGNED");
      assertThat(
              cases.number(
                  "SELECT COUNT(*) FROM pickup_booking WHERE id = ? AND collector_id IS NOT NULL",
                  id))
          .isEqualTo(cancelled.status() == 200 ? 0 : 1);
    }
  }

  @Test
  void where_the_system_assigns_first_the_fittest_gets_it_and_without_any_it_is_offered() {
    var assigning = Map.<String, Object>of("lvdao.pickup.dispatch.first", "ASSIGN");
    try (var node = TestNode.on(TestServers.running().seededDatabase(), assigning)) {
      var there = node.bean(Jobs.class);
      there.everybodyGoesHome();
      var offered = there.book(there.resident(), there.window(Duration.ofDays(1)));
      there.awaitStatus(offered, "OFFERED");

      var collector = there.onDuty();
      var id = there.book(there.resident(), there.window(Duration.ofDays(1)));
      there.awaitStatus(id, "ASSIGNED");
      assertThat(collector.get("/api/v1/collector/jobs").is(200).text()).contains(id);
      Jobs.accept(there.onDuty(), id).isProblem(409, "job-taken");
    }
  }
}
