package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.points.earning.EarningExamples;
import org.lvdao.report.Cases;

/** What a district gives for a pickup, besides what that brought. */
@LvdaoTest
class PickupThanksTest {
  private static final String AWARDS =
      "SELECT COUNT(*) FROM points_transaction WHERE source_kind = 'pickup-award' AND source_id = ?";

  @Test
  void a_district_thanks_for_a_pickup_once() {
    try (var node = TestNode.on(TestServers.running().seededDatabase())) {
      var cases = node.bean(Cases.class);
      var jobs = node.bean(Jobs.class);
      cases
          .staff("admin")
          .post(
              "/api/v1/staff/points/rules",
              Map.of(
                  "district",
                  Jobs.DISTRICT,
                  "effectiveFrom",
                  BusinessTime.dayOf(jobs.now()).toString(),
                  "rules",
                  EarningExamples.rules(10),
                  "note",
                  "试行"))
          .is(201);
      var pickups = node.bean(Pickups.class);
      var resident = pickups.resident();
      var collector = jobs.onDuty();
      var id = Cases.id(pickups.book(resident));
      jobs.awaitStatus(id, "OFFERED");
      Jobs.accept(collector, id).is(200);
      var weighed = List.of(Map.of("itemCode", "CARDBOARD", "grams", 1_000));
      jobs.tell(collector, id, "weigh", jobs.now(), Map.of("items", weighed)).is(200);
      assertThat(cases.number(AWARDS, id)).isZero();

      resident.post("/api/v1/pickup/bookings/" + id + "/confirm").is(200);

      await().until(() -> cases.number(AWARDS, id) == 1);
      var settled = new BookingEvent(Long.parseLong(id), jobs.version(id), "settle");
      node.bean(PickupThanks.class).handle(List.of(settled));
      assertThat(cases.number(AWARDS, id)).isEqualTo(1);
    }
  }
}
