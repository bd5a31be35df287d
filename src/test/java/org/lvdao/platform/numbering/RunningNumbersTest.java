package org.lvdao.platform.numbering;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lvdao.area.AreaService;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.Cases;

@LvdaoTest
class RunningNumbersTest {
  @Inject Cases cases;
  @Inject RunningNumberRepository rows;
  @Inject Transactions transactions;
  @Inject AdjustableClock clock;
  @Inject AreaService areas;

  @Test
  void the_day_is_that_of_shanghai_and_29_february_is_one() {
    cases.now("2028-02-29T23:58");
    assertThat(newCaseNo()).matches("TQ-20280229-\\d{6}");
    cases.later(Duration.ofMinutes(3));
    assertThat(newCaseNo()).isEqualTo("TQ-20280301-000001");
  }

  private String newCaseNo() {
    var body = cases.submit(cases.resident(), "BULKY_WASTE").body();
    assertThat(body.get("deadlineAssumed").asBoolean()).as("no holidays known for 2028").isTrue();
    return body.get("caseNo").asText();
  }

  @Test
  void nodes_never_give_the_same_number() {
    cases.now("2027-05-01T08:00");
    var nodes = List.of(numbers(), numbers(), numbers());
    var district = areas.district("guanxian").casePrefix();
    var tasks =
        IntStream.range(0, 150)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          var reservation = nodes.get(i % nodes.size()).reserve(district);
                          return transactions.write(reservation::use);
                        },
                        Thread::startVirtualThread))
            .toList();
    var given = new ArrayList<String>();
    tasks.forEach(task -> given.add(task.join()));
    assertThat(given).doesNotHaveDuplicates().allMatch(no -> no.matches("GX-20270501-\\d{6}"));
  }

  @Test
  void a_number_that_was_not_used_is_given_again() {
    cases.now("2027-05-02T08:00");
    var numbers = numbers();
    var district = areas.district("guanxian").casePrefix();
    numbers.reserve(district).close();
    try (var reservation = numbers.reserve(district)) {
      assertThat(transactions.write(reservation::use)).isEqualTo("GX-20270502-000001");
    }
    try (var reservation = numbers.reserve(district)) {
      assertThat(transactions.write(reservation::use)).isEqualTo("GX-20270502-000002");
    }
  }

  private RunningNumbers numbers() {
    return new RunningNumbers(rows, transactions, clock);
  }
}
