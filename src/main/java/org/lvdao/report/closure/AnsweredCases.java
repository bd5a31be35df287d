package org.lvdao.report.closure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.YearlyRate;
import org.lvdao.platform.database.Transactions;

/** 涉固体废物信访、投诉、举报案件办结率, as in {@link ClosureFigures#answeredRate}. */
@Singleton
class AnsweredCases implements YearlyRate {
  private final ClosureRepository closures;
  private final Transactions transactions;

  AnsweredCases(ClosureRepository closures, Transactions transactions) {
    this.closures = closures;
    this.transactions = transactions;
  }

  @Override
  public Kind kind() {
    return Kind.ANSWERED_CASES;
  }

  @Override
  public Optional<Rate> of(String district, int year, Instant cutoff) {
    var first = LocalDate.of(year, 1, 1);
    var query =
        new ClosureQuery(
            first,
            first.plusYears(1).minusDays(1),
            cutoff,
            ClosureGrouping.SUBDISTRICT,
            district,
            null);
    var scope = ClosureScope.of(List.of(AreaPath.ofDistrict(district)), List.of(), district, null);
    var total = new ClosureCounts();
    transactions.read(() -> closures.count(scope, query)).groups().values().forEach(total::addAll);
    var figures = ClosureFigures.of(total);
    return Optional.ofNullable(figures.answeredRate())
        .map(
            rate ->
                new Rate(
                    rate,
                    figures.received() - figures.withdrawn() - figures.duplicate(),
                    "收到 %d 件，撤回 %d 件，重复 %d 件；办结 %d 件（结案 %d，不予受理并答复 %d）"
                        .formatted(
                            figures.received(),
                            figures.withdrawn(),
                            figures.duplicate(),
                            figures.answered(),
                            figures.answeredByClosing(),
                            figures.answeredByRejection())));
  }
}
