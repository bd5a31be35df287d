package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.workflow.ReportStatus;

/** What comes after the closing, and until when. */
@LvdaoTest
class ClosedReportTest {
  @Inject Cases cases;

  @Test
  void a_closed_case_is_looked_at_again_after_two_weeks() {
    var passes = cases.inState(ReportStatus.CLOSED, cases.resident(), "BULKY_WASTE");
    var fails = cases.inState(ReportStatus.CLOSED, cases.resident(), "BULKY_WASTE");
    assertThat(dueLookBacks("verifier.tianqiao")).doesNotContain(passes, fails);
    cases.later(Duration.ofDays(14));
    assertThat(dueLookBacks("verifier.tianqiao")).containsSubsequence(passes, fails);
    assertThat(dueLookBacks("verifier.guanxian")).doesNotContain(passes, fails);

    var verifier = cases.staff("verifier.tianqiao");
    cases.take(verifier, passes, "look-back").is(400);
    cases.take(verifier, fails, "look-back", Map.of("passed", false)).is(400);
    cases.take(verifier, passes, "look-back", Map.of("passed", true)).is(200);
    var reopened =
        cases.take(verifier, fails, "look-back", Map.of("passed", false, "reason", "反弹")).is(200);
    assertThat(cases.status(passes)).isEqualTo("CLOSED");
    assertThat(reopened.body().get("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(reopened.body().get("reopenCount").asInt()).isOne();
    assertThat(dueLookBacks("verifier.tianqiao")).doesNotContain(passes, fails);
  }

  private List<String> dueLookBacks(String username) {
    return cases.staff(username).pages("/api/v1/staff/look-backs?limit=1").stream()
        .flatMap(page -> page.get("items").findValuesAsText("id").stream())
        .toList();
  }

  @Test
  void rating_and_reopening_end_after_14_days() {
    var name = UUID.randomUUID().toString();
    var id = cases.inState(ReportStatus.CLOSED, cases.residentNamed(name), "BULKY_WASTE");
    cases.later(Duration.ofDays(14).minusMinutes(5));
    var reporter = cases.residentNamed(name);
    var path = "/api/v1/reports/" + id;
    reporter.post(path + "/reopen-requests", Map.of("reason", "又有了")).is(201);
    cases.later(Duration.ofMinutes(6));
    reporter
        .post(path + "/rating", Map.of("stars", 1, "resolved", false))
        .isProblem(409, "period-over");
    var supervisor = cases.staff("supervisor.tianqiao");
    cases.take(supervisor, id, "refuse-reopen", Map.of("reason", "已复查")).is(200);
    reporter.post(path + "/reopen-requests", Map.of("reason", "又有了")).isProblem(409, "period-over");
  }
}
