package org.lvdao.report.closure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.closure.ClosureHistories.History;
import org.lvdao.report.closure.ClosureHistories.Step;
import org.lvdao.report.workflow.ReportStatus;

/**
 * Works the closure figures out from the steps of every case alone, without its row, SQL or any of
 * the code that is to be checked.
 */
final class ClosureOracle {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Set<ReportStatus> NO_CASE =
      Set.of(ReportStatus.WITHDRAWN, ReportStatus.DUPLICATE, ReportStatus.REJECTED);

  private final List<Told> cases;

  ClosureOracle(List<History> histories) {
    this.cases = histories.stream().map(ClosureOracle::tell).toList();
  }

  /** What the steps of a case tell of it. */
  private record Told(
      long id,
      String subdistrict,
      String category,
      String unit,
      ReportStatus status,
      Instant submitted,
      boolean accepted,
      Instant deadline,
      @Nullable Instant ended,
      long reworks,
      long reopenings,
      @Nullable Instant rated,
      int stars,
      boolean resolved) {
    boolean is(ReportStatus wanted, Instant cutoff) {
      return status == wanted && ended != null && !ended.isAfter(cutoff);
    }

    boolean closed(Instant cutoff) {
      return is(ReportStatus.CLOSED, cutoff);
    }

    boolean running(Instant cutoff) {
      return !closed(cutoff) && status != ReportStatus.SUSPENDED;
    }

    boolean rated(Instant cutoff) {
      return rated != null && !rated.isAfter(cutoff);
    }

    boolean countsAsDue() {
      return accepted && !NO_CASE.contains(status);
    }

    String key(String groupBy, Instant time) {
      return switch (groupBy) {
        case "subdistrict" -> subdistrict;
        case "category" -> category;
        case "unit" -> unit;
        default -> YearMonth.from(time.atZone(SHANGHAI)).toString();
      };
    }
  }

  private static final Map<String, BiPredicate<Told, Instant>> OF_RECEIVED = new LinkedHashMap<>();
  private static final Map<String, BiPredicate<Told, Instant>> OF_DUE = new LinkedHashMap<>();

  static {
    OF_RECEIVED.put("received", (c, t) -> true);
    OF_RECEIVED.put("withdrawn", (c, t) -> c.status == ReportStatus.WITHDRAWN);
    OF_RECEIVED.put("duplicate", (c, t) -> c.status == ReportStatus.DUPLICATE);
    OF_RECEIVED.put("rejected", (c, t) -> c.status == ReportStatus.REJECTED);
    OF_RECEIVED.put("answeredByClosing", Told::closed);
    OF_RECEIVED.put("answeredByRejection", (c, t) -> c.is(ReportStatus.REJECTED, t));
    OF_RECEIVED.put("answered", (c, t) -> c.closed(t) || c.is(ReportStatus.REJECTED, t));
    OF_DUE.put("due", (c, t) -> true);
    OF_DUE.put("closed", Told::closed);
    OF_DUE.put("onTime", (c, t) -> c.closed(t) && !c.ended.isAfter(c.deadline));
    OF_DUE.put("closedLate", (c, t) -> c.closed(t) && c.ended.isAfter(c.deadline));
    OF_DUE.put("overdue", (c, t) -> c.running(t) && c.deadline.isBefore(t));
    OF_DUE.put("pending", (c, t) -> c.running(t) && !c.deadline.isBefore(t));
    OF_DUE.put("suspended", (c, t) -> c.status == ReportStatus.SUSPENDED);
    OF_DUE.put("reworked", (c, t) -> c.reworks > 0);
    OF_DUE.put("reopened", (c, t) -> c.reopenings > 0);
    OF_DUE.put("rated", Told::rated);
    OF_DUE.put("satisfied", (c, t) -> c.rated(t) && c.stars >= 4);
    OF_DUE.put("resolved", (c, t) -> c.rated(t) && c.resolved);
  }

  /** Figures by group, the total under "Σ". */
  Map<String, ClosureFigures> figures(
      LocalDate from, LocalDate to, Instant cutoff, String groupBy) {
    var keys = new HashSet<String>();
    cases.stream()
        .filter(c -> lies(c.submitted, from, to))
        .forEach(c -> keys.add(c.key(groupBy, c.submitted)));
    cases.stream()
        .filter(c -> c.countsAsDue() && lies(c.deadline, from, to))
        .forEach(c -> keys.add(c.key(groupBy, c.deadline)));
    if (groupBy.equals("month")) {
      for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
        keys.add(YearMonth.from(day).toString());
      }
    }
    var figures = new HashMap<String, ClosureFigures>();
    for (var key : keys) {
      figures.put(
          key,
          figures(
              received(from, to, c -> c.key(groupBy, c.submitted).equals(key)),
              due(from, to, c -> c.key(groupBy, c.deadline).equals(key)),
              cutoff));
    }
    figures.put("Σ", figures(received(from, to, c -> true), due(from, to, c -> true), cutoff));
    return figures;
  }

  static Set<String> measures() {
    var names = new HashSet<>(OF_RECEIVED.keySet());
    names.addAll(OF_DUE.keySet());
    return names;
  }

  /** The cases behind a figure. */
  Set<String> ids(
      String measure, LocalDate from, LocalDate to, Instant cutoff, String groupBy, String key) {
    var ofReceived = OF_RECEIVED.get(measure);
    var chosen =
        ofReceived != null
            ? received(
                from,
                to,
                c -> c.key(groupBy, c.submitted).equals(key) && ofReceived.test(c, cutoff))
            : due(
                from,
                to,
                c -> c.key(groupBy, c.deadline).equals(key) && OF_DUE.get(measure).test(c, cutoff));
    var ids = new HashSet<String>();
    chosen.forEach(c -> ids.add(Long.toString(c.id)));
    return ids;
  }

  private List<Told> received(LocalDate from, LocalDate to, Predicate<Told> of) {
    return cases.stream().filter(c -> lies(c.submitted, from, to)).filter(of).toList();
  }

  private List<Told> due(LocalDate from, LocalDate to, Predicate<Told> of) {
    return cases.stream()
        .filter(c -> c.countsAsDue() && lies(c.deadline, from, to))
        .filter(of)
        .toList();
  }

  private static boolean lies(Instant time, LocalDate from, LocalDate to) {
    var day = time.atZone(SHANGHAI).toLocalDate();
    return !day.isBefore(from) && !day.isAfter(to);
  }

  private static ClosureFigures figures(List<Told> received, List<Told> due, Instant cutoff) {
    var n = new HashMap<String, Long>();
    OF_RECEIVED.forEach((name, of) -> n.put(name, count(received, c -> of.test(c, cutoff))));
    OF_DUE.forEach((name, of) -> n.put(name, count(due, c -> of.test(c, cutoff))));
    long answerable = n.get("received") - n.get("withdrawn") - n.get("duplicate");
    long toClose = n.get("due") - n.get("suspended");
    var took =
        due.stream()
            .filter(c -> c.closed(cutoff))
            .map(c -> c.ended.toEpochMilli() - c.submitted.toEpochMilli())
            .sorted()
            .toList();
    long stars = due.stream().filter(c -> c.rated(cutoff)).mapToLong(Told::stars).sum();
    return new ClosureFigures(
        n.get("received"),
        n.get("withdrawn"),
        n.get("duplicate"),
        n.get("rejected"),
        n.get("answered"),
        n.get("answeredByClosing"),
        n.get("answeredByRejection"),
        hundredths(n.get("answered") * 100, answerable),
        n.get("due"),
        n.get("closed"),
        n.get("onTime"),
        n.get("closedLate"),
        n.get("overdue"),
        n.get("pending"),
        n.get("suspended"),
        n.get("reworked"),
        n.get("reopened"),
        hundredths(n.get("closed") * 100, toClose),
        hundredths(n.get("onTime") * 100, toClose),
        hours(took, new BigDecimal("0.5")),
        hours(took, new BigDecimal("0.9")),
        new ClosureFigures.Satisfaction(
            n.get("rated"),
            hundredths(stars, n.get("rated")),
            hundredths(n.get("satisfied") * 100, n.get("rated")),
            hundredths(n.get("resolved") * 100, n.get("rated"))));
  }

  private static long count(List<Told> some, Predicate<Told> of) {
    return some.stream().filter(of).count();
  }

  private static @Nullable BigDecimal hundredths(long part, long whole) {
    return whole == 0
        ? null
        : new BigDecimal(BigInteger.valueOf((part * 200 + whole) / (2 * whole)), 2);
  }

  private static @Nullable BigDecimal hours(List<Long> sorted, BigDecimal p) {
    if (sorted.isEmpty()) {
      return null;
    }
    var h = p.multiply(BigDecimal.valueOf(sorted.size() - 1));
    int below = h.intValue();
    var value = BigDecimal.valueOf(sorted.get(below));
    var rest = h.subtract(BigDecimal.valueOf(below));
    if (rest.signum() > 0) {
      var gap = BigDecimal.valueOf(sorted.get(below + 1) - sorted.get(below));
      value = value.add(gap.multiply(rest));
    }
    return value.divide(BigDecimal.valueOf(3_600_000), 1, RoundingMode.HALF_UP);
  }

  private static Told tell(History history) {
    var last = new HashMap<String, Object>();
    history.steps().forEach(step -> last.putAll(step.details()));
    var end = history.steps().getLast().to();
    return new Told(
        history.row().id,
        (String) last.get("subdistrict"),
        (String) last.get("category"),
        (String) last.getOrDefault("unit", ""),
        end,
        history.steps().getFirst().at(),
        history.steps().stream().anyMatch(step -> step.action().equals("accept")),
        (Instant) last.get("deadline"),
        reached(history, end),
        count(history, "rework"),
        count(history, "reopen"),
        history.steps().stream()
            .filter(step -> step.action().equals("rate"))
            .map(Step::at)
            .findFirst()
            .orElse(null),
        (Integer) last.getOrDefault("stars", 0),
        (Boolean) last.getOrDefault("resolved", false));
  }

  /** When the case last came into the state. */
  private static @Nullable Instant reached(History history, ReportStatus state) {
    return history.steps().stream()
        .filter(step -> step.to() == state && step.from() != state)
        .map(Step::at)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private static long count(History history, String action) {
    return history.steps().stream().filter(step -> step.action().equals(action)).count();
  }
}
