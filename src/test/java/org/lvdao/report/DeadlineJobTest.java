package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.report.workflow.ReportStatus;

@LvdaoTest
class DeadlineJobTest {
  @Inject Cases cases;
  @Inject DeadlineJob job;
  @Inject AdjustableClock clock;

  @Test
  void every_deadline_is_warned_of_once_and_marked_overdue_once_on_two_nodes() {
    try (var node = TestNode.join()) {
      var ids = new ArrayList<String>();
      for (int i = 0; i < 12; i++) {
        ids.add(Cases.id(cases.submit(cases.resident(), "HAZARDOUS_WASTE")));
      }
      check(node, ids, Duration.ofHours(19), "submit");
      check(node, ids, Duration.ofMinutes(20), "submit", "warn");
      check(node, ids, Duration.ofHours(4), "submit", "warn");
      check(node, ids, Duration.ofHours(1), "submit", "warn", "mark-overdue");
      check(node, ids, Duration.ofDays(9), "submit", "warn", "mark-overdue");
      for (var id : ids) {
        assertThat(cases.text("SELECT status FROM report WHERE id = ?", id)).isEqualTo("SUBMITTED");
      }
    }
  }

  /** Both nodes look, many times at once, after the time went on for both. */
  private void check(TestNode node, List<String> ids, Duration later, String... history) {
    clock.advance(later);
    node.bean(AdjustableClock.class).advance(later);
    var other = node.bean(DeadlineJob.class);
    var runs = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 6; i++) {
      runs.add(CompletableFuture.supplyAsync(job::check, Thread::startVirtualThread));
      runs.add(CompletableFuture.supplyAsync(other::check, Thread::startVirtualThread));
    }
    runs.forEach(CompletableFuture::join);
    for (var id : ids) {
      // Not in order: this node's ids ran ahead when an earlier test moved its clock.
      assertThat(cases.history(id)).containsExactlyInAnyOrder(history);
    }
  }

  @Test
  void a_case_that_went_unwatched_is_warned_of_and_marked_in_one_go() {
    var id = Cases.id(cases.submit(cases.resident(), "OPEN_BURNING"));
    cases.later(Duration.ofDays(2));
    assertThat(cases.history(id)).containsExactly("submit", "warn", "mark-overdue");
    assertThat(cases.moment("overdue_at", id)).isAfter(cases.moment("deadline", id));
  }

  @Test
  void suspended_and_ended_cases_are_left_alone() {
    var suspended = cases.inState(ReportStatus.SUSPENDED, cases.resident(), "OPEN_BURNING");
    var closed = cases.inState(ReportStatus.CLOSED, cases.resident(), "OPEN_BURNING");
    cases.later(Duration.ofDays(2));
    assertThat(cases.history(suspended)).doesNotContain("warn", "mark-overdue");
    assertThat(cases.history(closed)).doesNotContain("warn", "mark-overdue");
  }
}
