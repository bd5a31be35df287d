package org.lvdao.report.closure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.ReportStatus;

/**
 * Makes random but legal histories of cases. All times are whole half hours and many are pushed
 * onto a deadline or a midnight in Shanghai, because figures go wrong at equal times.
 */
final class ClosureHistories {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final List<String> SUBDISTRICTS = List.of("s-1", "s-2", "s-3", "s-4", "");
  private static final List<String> CATEGORIES = List.of("c-1", "c-2", "c-3");
  private static final List<String> UNITS = List.of("u-1", "u-2", "u-3");
  private static final long HALF_HOUR = 1_800;

  private final Random random;
  private final String district;
  private final Instant begin;
  private final Instant end;

  ClosureHistories(long seed, String district, Instant begin, Instant end) {
    this.random = new Random(seed);
    this.district = district;
    this.begin = begin;
    this.end = end;
  }

  /**
   * @param details what the step changed: category, subdistrict (empty for none), unit, deadline,
   *     stars, resolved
   */
  record Step(
      Instant at,
      String action,
      @Nullable ReportStatus from,
      ReportStatus to,
      Map<String, Object> details) {}

  /**
   * @param row as the case stands after the steps
   */
  record History(ClosureRow row, List<Step> steps) {}

  History next(long id) {
    return new Walk(id).run();
  }

  /** One case on its way. */
  private final class Walk {
    private final ClosureRow row = new ClosureRow();
    private final List<Step> steps = new ArrayList<>();
    private Instant now;

    Walk(long id) {
      long halfHours = Duration.between(begin, end).toSeconds() / HALF_HOUR;
      now = begin.plusSeconds(random.nextLong(halfHours) * HALF_HOUR);
      row.id = id;
      row.caseNo = "H-" + id;
      row.district = district;
    }

    History run() {
      row.submittedAt = now;
      step(
          "submit",
          null,
          ReportStatus.SUBMITTED,
          Map.of(
              "category", category(), "subdistrict", subdistrict(), "deadline", deadlineFrom(now)));
      while (steps.size() < 25 && goOn()) {
        // Each turn takes one step.
      }
      return new History(row, List.copyOf(steps));
    }

    private boolean goOn() {
      pass();
      if (now.isAfter(end)) {
        return false;
      }
      int chance = random.nextInt(100);
      return switch (row.status) {
        case SUBMITTED -> submitted(chance);
        case ACCEPTED -> accepted(chance);
        case DISPATCHED -> dispatched(chance);
        case IN_PROGRESS -> inProgress(chance);
        case SUSPENDED -> suspended(chance);
        case HANDLED -> handled(chance);
        case CLOSED -> closed(chance);
        case REJECTED, DUPLICATE, WITHDRAWN -> false;
      };
    }

    private boolean submitted(int chance) {
      if (chance < 65) {
        row.acceptedAt = now;
        return step("accept", ReportStatus.ACCEPTED);
      } else if (chance < 73) {
        row.rejectedAt = now;
        return step("reject", ReportStatus.REJECTED);
      } else if (chance < 79) {
        return step("withdraw", ReportStatus.WITHDRAWN);
      } else if (chance < 86) {
        row.duplicateOf = 1L;
        return step("mark-duplicate", ReportStatus.DUPLICATE);
      }
      return chance < 95 && correct();
    }

    private boolean accepted(int chance) {
      return chance < 85
          ? step("dispatch", ReportStatus.DISPATCHED, Map.of("unit", pick(UNITS)))
          : chance < 95 && correct();
    }

    private boolean dispatched(int chance) {
      if (chance < 75) {
        return step("start", ReportStatus.IN_PROGRESS);
      } else if (chance < 85) {
        return step("return", ReportStatus.ACCEPTED);
      }
      return chance < 93 && extend();
    }

    private boolean inProgress(int chance) {
      if (chance < 60) {
        row.handledAt = now;
        return step("handle", ReportStatus.HANDLED);
      } else if (chance < 75) {
        row.suspendedAt = now;
        return step("approve-suspension", ReportStatus.SUSPENDED);
      } else if (chance < 88) {
        return extend();
      }
      return chance < 93 && correct();
    }

    private boolean suspended(int chance) {
      if (chance >= 65 || row.suspendedAt == null) {
        return false;
      }
      var stood = Duration.between(row.suspendedAt, now);
      row.suspendedAt = null;
      return step("resume", ReportStatus.IN_PROGRESS, Map.of("deadline", row.deadline.plus(stood)));
    }

    private boolean handled(int chance) {
      if (chance < 78) {
        row.closedAt = now;
        return step("close", ReportStatus.CLOSED);
      } else if (chance >= 95) {
        return false;
      }
      row.reworkCount++;
      return random.nextBoolean()
          ? step("rework", ReportStatus.IN_PROGRESS, Map.of("deadline", deadlineFrom(now)))
          : step("rework", ReportStatus.IN_PROGRESS);
    }

    private boolean closed(int chance) {
      if (chance < 45 && row.ratedAt == null) {
        row.ratedAt = now;
        return step(
            "rate",
            ReportStatus.CLOSED,
            Map.of("stars", 1 + random.nextInt(5), "resolved", random.nextBoolean()));
      } else if (chance >= 60) {
        return false;
      }
      row.closedAt = null;
      row.reopenCount++;
      return step("reopen", ReportStatus.IN_PROGRESS, Map.of("deadline", deadlineFrom(now)));
    }

    private boolean extend() {
      var later = row.deadline.plusSeconds(HALF_HOUR * (1 + random.nextInt(200)));
      return step("approve-extension", row.status, Map.of("deadline", later));
    }

    private boolean correct() {
      return step(
          "correct",
          row.status,
          Map.of(
              "category", category(),
              "subdistrict", subdistrict(),
              "deadline", deadlineFrom(row.submittedAt)));
    }

    private boolean step(String action, ReportStatus to) {
      return step(action, to, Map.of());
    }

    private boolean step(String action, ReportStatus to, Map<String, Object> details) {
      return step(action, row.status, to, details);
    }

    private boolean step(
        String action, @Nullable ReportStatus from, ReportStatus to, Map<String, Object> details) {
      steps.add(new Step(now, action, from, to, new LinkedHashMap<>(details)));
      row.status = to;
      row.updatedAt = now;
      row.version++;
      row.category = (String) details.getOrDefault("category", row.category);
      row.unit = (String) details.getOrDefault("unit", row.unit);
      row.deadline = (Instant) details.getOrDefault("deadline", row.deadline);
      row.ratingStars = (Integer) details.getOrDefault("stars", row.ratingStars);
      row.ratingResolved = (Boolean) details.getOrDefault("resolved", row.ratingResolved);
      if (details.get("subdistrict") instanceof String code) {
        row.subdistrict = code.isEmpty() ? null : code;
      }
      return true;
    }

    private void pass() {
      if (random.nextInt(8) == 0 && row.deadline.isAfter(now)) {
        now = row.deadline;
      } else {
        now = now.plusSeconds(HALF_HOUR * random.nextInt(random.nextInt(10) == 0 ? 2000 : 60));
      }
    }
  }

  private Instant deadlineFrom(Instant start) {
    var deadline = start.plusSeconds(HALF_HOUR * (4 + random.nextInt(400)));
    return random.nextInt(10) > 0
        ? deadline
        : deadline.atZone(SHANGHAI).toLocalDate().atStartOfDay(SHANGHAI).plusDays(1).toInstant();
  }

  private String category() {
    return pick(CATEGORIES);
  }

  private String subdistrict() {
    return pick(SUBDISTRICTS);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
