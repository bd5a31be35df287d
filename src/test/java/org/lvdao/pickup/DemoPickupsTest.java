package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.household.DemoHouseholds;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.points.earning.DemoRules;
import org.lvdao.report.Cases;

/** The pickups of the demo. */
class DemoPickupsTest {
  @Test
  void the_demo_has_three_months_of_pickups_in_sound_ledgers_and_makes_them_once() {
    // The demo has its own time, and does itself what is due then.
    var quiet = Map.<String, Object>of("lvdao.pickup.due-check", "24h");
    try (var node = TestNode.on(TestServers.running().seededDatabase(), quiet)) {
      DemoRules.create(node.beans());
      var said = new ArrayList<String>();

      var demo = DemoPickups.plan(node.beans(), 120, said::add);
      DemoHouseholds.create(node.beans(), 12, said::add, demo);
      demo.end();
      DemoPickups.plan(node.beans(), 120, said::add).end();

      assertThat(said).as("what is said, each once").hasSize(3);
      var cases = node.bean(Cases.class);
      assertThat(cases.number("SELECT COUNT(*) FROM pickup_booking")).isBetween(90L, 160L);
      assertThat(cases.number(count("SETTLED"))).isGreaterThan(50);
      assertThat(cases.number(count("NO_SHOW"))).isPositive();
      assertThat(cases.number(count("CANCELLED"))).isPositive();
      assertThat(
              cases.number(
                  """
                  SELECT COUNT(*) FROM pickup_booking
                   WHERE status IN ('BOOKED', 'OFFERED', 'ASSIGNED') AND starts_at > NOW()
                  """))
          .as("what is still to be done")
          .isPositive();
      assertThat(cases.number("SELECT COUNT(*) FROM load_sheet WHERE status = 'RECEIVED'"))
          .isPositive();
      assertThat(cases.number("SELECT COUNT(*) FROM market_item WHERE state = 'HANDED_OVER'"))
          .isPositive();
      assertThatAllIsPossible(cases);
      node.bean(Pickups.class).assertThatPlacesAgree();
      var admin = node.api().staff("admin");
      for (var ledger :
          List.of(
              "recyclables/check?district=tianqiao",
              "recyclables/check?district=guanxian",
              "points/check")) {
        var check = admin.get("/api/v1/staff/" + ledger).is(200).body();
        assertThat(check.required("holds").asBoolean()).as(check.toString()).isTrue();
      }
    }
  }

  private static String count(String status) {
    return "SELECT COUNT(*) FROM pickup_booking WHERE status = '" + status + "'";
  }

  private static void assertThatAllIsPossible(Cases cases) {
    assertThat(
            cases.texts(
                """
                SELECT CONCAT(b.booking_no, ' ', b.status) FROM pickup_booking b
                 WHERE (b.status IN ('BOOKED', 'OFFERED', 'ASSIGNED', 'EN_ROUTE')
                        AND b.ends_at < NOW() - INTERVAL 1 HOUR AND b.missed_at IS NULL)
                    OR (b.status IN ('ASSIGNED', 'EN_ROUTE', 'ARRIVED', 'WEIGHED', 'SETTLED')
                        AND b.collector_id IS NULL)
                    OR (b.status IN ('WEIGHED', 'DISPUTED', 'SETTLED') AND b.weighed_at IS NULL)
                    OR (b.status = 'WEIGHED' AND b.weighed_at < NOW() - INTERVAL 25 HOUR)
                    OR ((b.status = 'SETTLED')
                        <> EXISTS (SELECT 1 FROM pickup_settlement s WHERE s.booking_id = b.id))
                    OR b.status IN ('CONFIRMED', 'ADJUSTED')
                    OR b.created_at > b.starts_at OR b.arrived_at < b.assigned_at
                    OR b.weighed_at < b.arrived_at OR b.settled_at < b.weighed_at
                """))
        .as("bookings as none can be")
        .isEmpty();
  }
}
