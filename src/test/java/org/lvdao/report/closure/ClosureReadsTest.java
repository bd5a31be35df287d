package org.lvdao.report.closure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Ids;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;

/** How many of 200,000 cases the server reads to answer for one month. */
@Tag("heavy")
@LvdaoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosureReadsTest {
  private static final int BATCHES = 20;
  private static final int BATCH = 10_000;
  private static final String DISTRICT = "closure-reads";
  private static final Instant BEGIN = Instant.parse("2023-12-31T16:00:00Z");
  private static final Instant END = Instant.parse("2026-11-20T04:00:00Z");
  private static final ClosureQuery MONTH =
      new ClosureQuery(
          LocalDate.of(2026, 3, 1),
          LocalDate.of(2026, 3, 31),
          END,
          ClosureGrouping.SUBDISTRICT,
          null,
          null);
  private static final ClosureScope SCOPE =
      ClosureScope.of(List.of(AreaPath.ofDistrict(DISTRICT)), List.of(), null, null);

  @Inject ClosureRepository closures;
  @Inject ClosureCaseRepository cases;
  @Inject ClosureRows rows;
  @Inject Transactions transactions;
  @Inject JdbcOperations jdbc;
  @Inject Ids ids;

  @BeforeAll
  void make_many_cases() {
    rows.remove(DISTRICT);
    var histories = new ClosureHistories(1, DISTRICT, BEGIN, END);
    for (int batch = 0; batch < BATCHES; batch++) {
      rows.insert(
          IntStream.range(0, BATCH).mapToObj(i -> histories.next(ids.next()).row()).toList());
    }
    rows.execute("ANALYZE TABLE report");
  }

  @AfterAll
  void remove_them() {
    rows.remove(DISTRICT);
  }

  @Test
  void figures_of_a_month_read_only_its_cases() {
    long inMonth =
        transactions.read(
            () -> {
              var total = new ClosureCounts();
              closures.count(SCOPE, MONTH).groups().values().forEach(total::addAll);
              return total.of(ClosureMeasure.RECEIVED) + total.of(ClosureMeasure.DUE);
            });
    long read = rowsRead(() -> closures.count(SCOPE, MONTH));
    System.out.printf("Closure figures: %d rows read for %d in the month%n", read, inMonth);
    // Received once, due three times, and the temporary tables of grouping and sorting.
    assertThat(inMonth).isGreaterThan(5_000);
    assertThat(read).isLessThan(12 * inMonth).isLessThan(BATCHES * BATCH);
  }

  @Test
  void a_page_of_cases_reads_little_more_than_the_page() {
    long read = rowsRead(() -> cases.find(SCOPE, MONTH, ClosureMeasure.DUE, null, null, 21));
    System.out.printf("Closure cases: %d rows read for a page of 21%n", read);
    assertThat(read).isLessThan(500);
  }

  private long rowsRead(Runnable work) {
    return transactions.read(
        () -> {
          long before = handlerReads();
          work.run();
          return handlerReads() - before;
        });
  }

  private long handlerReads() {
    return jdbc.prepareStatement(
        "SHOW SESSION STATUS LIKE 'Handler_read%'",
        statement -> {
          long sum = 0;
          try (var counters = statement.executeQuery()) {
            while (counters.next()) {
              sum += counters.getLong(2);
            }
          }
          return sum;
        });
  }
}
