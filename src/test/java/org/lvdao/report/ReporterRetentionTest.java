package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.workflow.ReportStatus;

/** Who reported a case is forgotten some years after it has ended; the case is not. */
class ReporterRetentionTest {
  private static final String CATEGORY = "HOUSEHOLD_WASTE";
  private static final Duration KEPT = Duration.ofDays(1096);

  private TestNode node;
  private Cases cases;

  @BeforeEach
  void start() {
    node = TestNode.on(TestServers.running().seededDatabase());
    cases = node.bean(Cases.class);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private void later(Duration time) {
    node.bean(AdjustableClock.class).advance(time);
    node.bean(ReporterRetention.class).unlinkOld();
  }

  private boolean isLinked(String id) {
    return cases.number("SELECT COUNT(reporter_id) FROM report WHERE id = ?", id) == 1;
  }

  @Test
  void a_case_that_ended_long_ago_is_nobodys_and_still_tells_what_happened() {
    var name = "retention-" + UUID.randomUUID();
    var resident = node.api().resident(name);
    var report = cases.report(CATEGORY, cases.photo(resident));
    report.put("contactPhone", "13900001111");
    var id = Cases.id(resident.post("/api/v1/reports", report).is(201));
    cases.bring(id, ReportStatus.CLOSED);
    var rating = Map.of("stars", 5, "resolved", true, "comment", "很满意");
    resident.post("/api/v1/reports/" + id + "/rating", rating).is(200);
    var reopening = Map.of("reason", "又堆起来了");
    resident.post("/api/v1/reports/" + id + "/reopen-requests", reopening).is(201);

    later(KEPT.minusMinutes(5));
    assertThat(isLinked(id)).isTrue();
    later(Duration.ofMinutes(6));

    assertThat(isLinked(id)).isFalse();
    var seen = cases.staff("supervisor.tianqiao").get("/api/v1/staff/reports/" + id).is(200).body();
    assertThat(seen.get("reporter").isNull()).isTrue();
    assertThat(seen.get("description").asText()).isEqualTo(report.get("description"));
    assertThat(seen.at("/rating/stars").asInt()).isEqualTo(5);
    assertThat(seen.get("photos")).hasSize(2);
    assertThat(node.api().resident(name).get("/api/v1/reports/mine").body().get("items")).isEmpty();
    assertThat(linksTo(resident.get("/api/v1/me").status(), name, id)).isEmpty();
    cases
        .staff("supervisor.tianqiao")
        .post("/api/v1/staff/reports/" + id + "/contact", Map.of("reason", "核实"))
        .isProblem(404, "not-found");
  }

  /** What of the case still names the account, which goes on. */
  private List<String> linksTo(int ended, String name, String id) {
    assertThat(ended).as("the session of three years ago").isEqualTo(401);
    var account =
        cases.text("SELECT account_id FROM account_identity WHERE subject = ?", "sandbox-" + name);
    return cases.texts(
        """
        SELECT 'history' FROM report_history WHERE report_id = ? AND actor_id = ?
         UNION SELECT 'request' FROM report_request WHERE report_id = ? AND requested_by = ?
         UNION SELECT 'photo' FROM photo WHERE owner_id = ? AND uploader_id = ?
         UNION SELECT 'phone' FROM report WHERE id = ? AND contact_phone IS NOT NULL AND ? > 0
         UNION SELECT 'index' FROM report WHERE id = ? AND contact_phone_index IS NOT NULL
        """,
        id,
        account,
        id,
        account,
        id,
        account,
        id,
        account,
        id);
  }

  @Test
  void the_time_counts_from_the_end_and_anew_when_a_case_was_reopened() {
    var name = "retention-" + UUID.randomUUID();
    var resident = node.api().resident(name);
    var open = Cases.id(cases.submit(resident, CATEGORY));
    var withdrawn = Cases.id(cases.submit(resident, CATEGORY));
    resident.post("/api/v1/reports/" + withdrawn + "/withdraw").is(200);
    var reopened = cases.inState(ReportStatus.CLOSED, resident, CATEGORY);
    later(Duration.ofDays(10));
    var failed = Map.of("passed", false, "reason", "仍有垃圾");
    cases.take(cases.staff("verifier.tianqiao"), reopened, "look-back", failed).is(200);

    later(KEPT);

    assertThat(isLinked(withdrawn)).isFalse();
    assertThat(isLinked(open)).as("open").isTrue();
    assertThat(isLinked(reopened)).as("reopened").isTrue();
    cases.handle(cases.staff("handler.tianqiao"), reopened).is(200);
    cases.take(cases.staff("verifier.tianqiao"), reopened, "close").is(200);
    later(KEPT.minusDays(1));
    assertThat(isLinked(reopened)).isTrue();
    later(Duration.ofDays(2));
    assertThat(isLinked(reopened)).isFalse();
  }
}
