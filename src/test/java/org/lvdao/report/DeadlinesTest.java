package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.area.TermUnit;
import org.lvdao.area.WorkingCalendar;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.category.Categories;
import org.lvdao.report.category.Category;
import org.lvdao.report.workflow.ReportStatus;

@LvdaoTest
class DeadlinesTest {
  private static final String DISTRICT = "tianqiao";
  private static final int TRIES = 400;

  @Inject Deadlines deadlines;
  @Inject Categories categories;
  @Inject WorkingCalendar calendar;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** Days do not count the first and end with the office's work on the last (民法典 201 to 203). */
  @ParameterizedTest
  @CsvSource({
    "2026-03-02T10:00, HOUSEHOLD_WASTE, 2026-03-03T17:30",
    "2026-03-02T10:00, CONSTRUCTION_WASTE, 2026-03-04T17:30",
    "2026-03-02T10:00, BULKY_WASTE, 2026-03-05T17:30",
    "2026-03-02T10:00, AGRICULTURAL_WASTE, 2026-03-09T17:30",
    "2026-03-02T10:00, INDUSTRIAL_WASTE, 2026-03-11T17:30",
    "2026-03-02T10:00, HAZARDOUS_WASTE, 2026-03-03T10:00",
    "2026-03-02T10:00, OPEN_BURNING, 2026-03-02T12:00",
    "2026-03-02T10:00, BIN_OVERFLOW, 2026-03-02T15:30",
    // Friday evening and the night of a Saturday.
    "2026-03-06T20:00, BIN_OVERFLOW, 2026-03-09T14:00",
    "2026-03-07T23:59, HOUSEHOLD_WASTE, 2026-03-09T17:30",
    "2026-03-07T23:59, OPEN_BURNING, 2026-03-08T01:59",
    // Friday 13 February 2026, before the Spring Festival: Saturday the 14th is worked.
    "2026-02-13T16:30, BIN_OVERFLOW, 2026-02-14T11:30",
    "2026-02-14T16:30, HOUSEHOLD_WASTE, 2026-02-24T17:30",
  })
  void the_terms_of_the_seed_end_as_the_law_counts(String from, String category, String end) {
    var report = started(category(category), Cases.at(from));
    assertThat(report.deadline).isEqualTo(Cases.at(end));
    assertThat(report.deadlineAssumed).isFalse();
  }

  @Test
  void the_warning_comes_when_four_fifths_of_the_term_are_gone() {
    for (int i = 0; i < TRIES; i++) {
      var category = anyCategory();
      var report = started(category, anyMoment());
      var from = report.termStartedAt;
      long gone = time(category, from, report.warnAt).toMillis();
      long whole = time(category, from, report.deadline).toMillis();
      assertThat(gone).as("%s from %s, seed %d", category, from, seed).isEqualTo(whole * 80 / 100);
      assertThat(report.warnAt).isBetween(from, report.deadline);
    }
  }

  @Test
  void resuming_at_the_moment_of_suspension_changes_nothing() {
    for (int i = 0; i < TRIES; i++) {
      var category = anyCategory();
      var report = started(category, anyMoment());
      var deadline = report.deadline;
      var warnAt = report.warnAt;
      var since = between(report.termStartedAt, report.deadline.plusSeconds(3600));
      report.suspendedAt = since;
      deadlines.resume(report, category, since);
      assertThat(report.deadline)
          .as("%s at %s, seed %d", category, since, seed)
          .isEqualTo(deadline);
      assertThat(report.warnAt).as("%s at %s, seed %d", category, since, seed).isEqualTo(warnAt);
    }
  }

  @Test
  void what_was_left_at_the_suspension_is_left_at_the_resumption() {
    for (int i = 0; i < TRIES; i++) {
      var category = anyCategory();
      var report = started(category, anyMoment());
      var since = between(report.termStartedAt, report.deadline);
      var left = time(category, since, report.deadline);
      var now = since.plusSeconds(random.nextInt(20 * 86_400));
      report.suspendedAt = since;
      deadlines.resume(report, category, now);
      assertThat(time(category, now, report.deadline))
          .as("%s from %s to %s, seed %d", category, since, now, seed)
          .isEqualTo(left);
    }
  }

  @Test
  void a_deadline_that_had_passed_before_the_suspension_stays() {
    var report = started(category("OPEN_BURNING"), Cases.at("2026-03-02T10:00"));
    report.suspendedAt = Cases.at("2026-03-02T13:00");
    deadlines.resume(report, category("OPEN_BURNING"), Cases.at("2026-03-05T10:00"));
    assertThat(report.deadline).isEqualTo(Cases.at("2026-03-02T12:00"));
  }

  @Test
  void who_reports_later_gets_no_earlier_deadline() {
    for (int i = 0; i < TRIES; i++) {
      var category = anyCategory();
      var from = anyMoment();
      var later = from.plusSeconds(random.nextInt(10 * 86_400));
      assertThat(started(category, later).deadline)
          .as("%s from %s and %s, seed %d", category, from, later, seed)
          .isAfterOrEqualTo(started(category, from).deadline);
    }
  }

  @Test
  void correcting_there_and_back_restores_the_deadline() {
    for (int i = 0; i < TRIES; i++) {
      var category = anyCategory();
      var other = anyCategory();
      var report = started(category, anyMoment());
      var deadline = report.deadline;
      deadlines.recount(report, category, other, report.termStartedAt);
      deadlines.recount(report, other, category, report.termStartedAt);
      assertThat(report.deadline)
          .as("%s to %s from %s, seed %d", category, other, report.termStartedAt, seed)
          .isEqualTo(deadline);
    }
  }

  @Test
  void a_later_deadline_is_warned_of_again() {
    var category = category("HAZARDOUS_WASTE");
    var report = started(category, Cases.at("2026-03-02T10:00"));
    var now = Cases.at("2026-03-03T09:00");
    report.warnedAt = now;
    report.status = ReportStatus.IN_PROGRESS;
    deadlines.extend(report, category, Cases.at("2026-03-05T10:00"), now);
    Deadlines.scheduleCheck(report);
    assertThat(report.warnedAt).isNull();
    assertThat(report.nextCheckAt).isEqualTo(report.warnAt).isAfter(now);
    deadlines.start(report, category, now);
    assertThat(report.deadline).isEqualTo(now.plus(Duration.ofHours(24)));
    assertThat(report.overdueAt).isNull();
  }

  private Report started(Category category, Instant from) {
    var report = new Report();
    report.district = DISTRICT;
    report.category = category.code();
    deadlines.start(report, category, from);
    return report;
  }

  private Duration time(Category category, Instant from, Instant to) {
    return category.deadlineUnit() == TermUnit.HOURS
        ? Duration.between(from, to)
        : calendar.workingTime(DISTRICT, from, to);
  }

  private Category category(String code) {
    return categories.find(DISTRICT, code).orElseThrow();
  }

  private Category anyCategory() {
    List<Category> all = categories.choices(DISTRICT);
    return all.get(random.nextInt(all.size()));
  }

  /** In the years whose holidays are known, to the second. */
  private Instant anyMoment() {
    return between(Instant.parse("2023-01-01T00:00:00Z"), Instant.parse("2026-10-01T00:00:00Z"));
  }

  private Instant between(Instant from, Instant to) {
    return from.plusSeconds((long) (random.nextDouble() * Duration.between(from, to).toSeconds()));
  }
}
