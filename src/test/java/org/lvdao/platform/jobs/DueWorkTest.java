package org.lvdao.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class DueWorkTest {
  @Inject DueWork work;

  private final TreeSet<Long> due = new TreeSet<>();
  private final List<Long> tried = new ArrayList<>();

  private int run(LongPredicate act) {
    return work.run(
        "test",
        size -> due.stream().limit(size).toList(),
        id -> {
          tried.add(id);
          return act.test(id);
        });
  }

  @Test
  void everything_due_is_done_however_much_it_is() {
    LongStream.range(0, 1_000).forEach(due::add);
    assertThat(run(due::remove)).isEqualTo(1_000);
    assertThat(tried).hasSize(1_000);
  }

  @Test
  void rows_that_fail_keep_no_other_waiting_and_are_tried_once_a_run() {
    LongStream.range(0, 1_000).forEach(due::add);
    LongPredicate act =
        id -> {
          if (id < 300) {
            throw new IllegalStateException("made up");
          }
          return due.remove(id);
        };

    assertThat(run(act)).isEqualTo(700);
    assertThat(tried).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(run(act)).isZero();
    assertThat(tried).hasSize(1_300);
  }

  @Test
  void what_another_node_did_is_not_counted() {
    LongStream.range(0, 10).forEach(due::add);
    assertThat(
            run(
                id -> {
                  due.remove(id);
                  if (id % 2 == 0) {
                    throw DomainError.of(CommonProblem.STALE_VERSION);
                  }
                  return id % 5 == 0;
                }))
        .isEqualTo(1);
    assertThat(tried).hasSize(10);
  }
}
