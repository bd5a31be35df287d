package org.lvdao.report.closure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.closure.ClosureCaseRepository.After;
import org.lvdao.report.workflow.CaseStaff;

/**
 * Answers for closure rates (结案率). Counts rows of the database, never of the search index: an
 * auditor must be able to find every case behind a figure.
 */
@Singleton
public class ClosureStatistics {
  private static final Comparator<String> EMPTY_LAST =
      Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder());

  private final ClosureRepository closures;
  private final ClosureCaseRepository cases;
  private final ClosureNames names;
  private final AuditLog audit;
  private final Transactions transactions;

  ClosureStatistics(
      ClosureRepository closures,
      ClosureCaseRepository cases,
      ClosureNames names,
      AuditLog audit,
      Transactions transactions) {
    this.closures = closures;
    this.cases = cases;
    this.names = names;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * @throws DomainError {@code forbidden} for those who are not staff, {@code not-found} for a
   *     district in which they are not
   */
  ClosureSummary summary(Actor actor, ClosureQuery query) {
    return transactions.read(
        () -> {
          var counted = closures.count(scope(actor, query), query);
          var groups = counted.groups();
          if (query.groupBy() == ClosureGrouping.MONTH) {
            months(query).forEach(month -> groups.putIfAbsent(month, new ClosureCounts()));
          }
          var total = new ClosureCounts(counted.durations());
          groups.values().forEach(total::addAll);
          return new ClosureSummary(
              query.from(),
              query.to(),
              query.cutoff(),
              query.groupBy().wireName(),
              named(groups, query),
              ClosureFigures.of(total));
        });
  }

  /**
   * The same figures as a CSV file with Chinese headers; the audit log keeps who took it.
   *
   * @throws DomainError as for the figures
   */
  String table(Actor actor, ClosureQuery query) {
    var table = ClosureTable.of(summary(actor, query)).csv();
    audit.record(
        actor,
        "closure-figures-exported",
        "report-statistics",
        query.from() + "/" + query.to(),
        query.district(),
        Map.of("groupBy", query.groupBy().wireName(), "cutoff", query.cutoff().toString()));
    return table;
  }

  /**
   * The cases behind a figure of {@link #summary}, by receipt or by deadline, whichever must lie in
   * the period.
   *
   * @param key the group; null for the total
   * @param limit 1 to 100
   * @throws DomainError as for the figures, and {@code invalid-cursor}
   */
  Page<ClosureCase> cases(
      Actor actor,
      ClosureQuery query,
      ClosureMeasure measure,
      @Nullable String key,
      @Nullable String cursor,
      int limit) {
    var place = Cursor.decode(cursor, 2);
    var after =
        place == null ? null : new After(Instant.ofEpochMilli(place.number(0)), place.number(1));
    var rows =
        transactions.read(
            () -> cases.find(scope(actor, query), query, measure, key, after, limit + 1));
    return Page.cut(
        rows, limit, row -> Cursor.of(measure.population().timeOf(row).toEpochMilli(), row.id()));
  }

  private ClosureScope scope(Actor actor, ClosureQuery query) {
    var areas = CaseStaff.areas(actor);
    if (areas.isEmpty()) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    var every =
        query.district() == null && areas.contains(AreaPath.EVERYWHERE)
            ? cases.districts()
            : List.<String>of();
    var scope = ClosureScope.of(areas, every, query.district(), query.area());
    if (scope.isEmpty() && query.district() != null) {
      throw DomainError.notFound();
    }
    return scope;
  }

  private List<ClosureSummary.Group> named(Map<String, ClosureCounts> groups, ClosureQuery query) {
    var words = names.of(query.groupBy(), groups.keySet(), query.district());
    return groups.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(EMPTY_LAST))
        .map(
            group ->
                new ClosureSummary.Group(
                    group.getKey(),
                    words.getOrDefault(group.getKey(), group.getKey()),
                    ClosureFigures.of(group.getValue())))
        .toList();
  }

  private static List<String> months(ClosureQuery query) {
    var months = new ArrayList<String>();
    var last = YearMonth.from(query.to());
    for (var month = YearMonth.from(query.from());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month.toString());
    }
    return months;
  }
}
