package org.lvdao.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class StaffPointsTest {
  private static final String POINTS = "/api/v1/staff/points";

  /** A district of the seed in which no other test books. */
  private static final String DISTRICT = "liaocheng-etdz";

  @Inject Api api;
  @Inject Households households;
  @Inject Ledger ledger;
  @Inject Reservations reservations;
  @Inject AdjustableClock clock;

  @Test
  void opening_and_movements_make_the_closing_of_every_period() {
    var holder = Households.in(DISTRICT);
    var later = Instant.parse("2037-01-01T00:00:00Z");
    households.earnAt(Households.at("2029-01-10T08:00"), holder, 100);
    clock.at(
        Households.at("2029-02-01T00:00"),
        () -> {
          households.earn(holder, 30);
          long waits = ledger.earn(households.waiting(holder, 20, later, true)).id();
          ledger.post(waits, 15, "B级");
          ledger.earn(households.waiting(holder, 7, later, true));
          reservations.confirm(households.reserve(holder, 40).id(), "已领取");
          households.reserve(holder, 5);
          ledger.adjust(holder, Households.source(), "补发", 2);
          return 0;
        });
    clock.at(Households.at("2031-01-05T08:00"), () -> households.earn(holder, 1));

    var february = summary("2029-02-01", "2029-02-28");
    assertThat(february.at("/opening/liability").asLong()).isEqualTo(100);
    assertThat(february.get("issued").asLong()).isEqualTo(57);
    assertThat(february.get("takenBack").asLong()).isEqualTo(5);
    assertThat(february.get("redeemed").asLong()).isEqualTo(40);
    assertThat(february.get("adjusted").asLong()).isEqualTo(2);
    assertThat(february.get("expired").asLong()).isZero();
    assertThat(february.at("/closing/liability").asLong()).isEqualTo(107);
    assertThat(february.at("/closing/pending").asLong()).isEqualTo(7);

    var january = summary("2031-01-01", "2031-01-31");
    assertThat(january.get("expired").asLong()).isEqualTo(102);
    // What is set aside does not expire; the point of January is the other one.
    assertThat(january.at("/closing/liability").asLong()).isEqualTo(6);
    assertThat(january.get("openLots").asLong()).isEqualTo(6);

    for (var period : new JsonNode[] {february, january, summary("2029-01-01", "2029-01-31")}) {
      assertThat(
              period.at("/opening/outstanding").asLong()
                  + period.get("issued").asLong()
                  - period.get("takenBack").asLong()
                  - period.get("redeemed").asLong()
                  - period.get("expired").asLong()
                  + period.get("adjusted").asLong())
          .isEqualTo(period.at("/closing/outstanding").asLong());
    }
    assertThat(february.at("/opening"))
        .isEqualTo(summary("2029-01-01", "2029-01-31").get("closing"));
    var check = api.staff("admin").get(POINTS + "/check?district=" + DISTRICT).is(200).body();
    assertThat(check.get("holds").asBoolean()).as(check.toPrettyString()).isTrue();
  }

  @Test
  void staff_of_one_district_need_not_name_it_and_see_no_other() {
    var supervisor = api.staff("supervisor.tianqiao");
    assertThat(supervisor.get(POINTS + "/check").is(200).body().get("district").asText())
        .isEqualTo("tianqiao");
    supervisor.get(POINTS + "/check?district=guanxian").is(404);
    api.staff("admin").get(POINTS + "/check?district=nowhere").is(404);
    api.staff("admin").get(POINTS + "/summary?from=2030-01-01&to=2030-01-31").is(400);
  }

  @Test
  void a_period_has_two_days_in_order_and_five_years_at_most() {
    var admin = api.staff("admin");
    for (var period :
        new String[] {
          "", "from=2030-01-01", "from=2030-01-02&to=2030-01-01", "from=2020-01-01&to=2029-01-01"
        }) {
      admin.get(POINTS + "/summary?district=tianqiao&" + period).isProblem(400, "invalid-request");
    }
  }

  private JsonNode summary(String from, String to) {
    return api.staff("admin")
        .get(POINTS + "/summary?district=" + DISTRICT + "&from=" + from + "&to=" + to)
        .is(200)
        .body();
  }
}
