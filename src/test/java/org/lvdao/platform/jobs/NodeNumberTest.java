package org.lvdao.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Ids;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;

@LvdaoTest
class NodeNumberTest {
  private static final Duration LONG = Duration.ofDays(1);

  /** The part of an id between its time and its counter. */
  private static final int COUNTER_BITS = 12;

  @Inject JobRepository jobs;
  @Inject Transactions transactions;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
  private final Map<Integer, JobLeases.Lease> others = new HashMap<>();
  private JobLeases leases;

  /** All numbers are taken but those of the nodes that run already, which have theirs. */
  @BeforeEach
  void takeAll() {
    leases = new JobLeases(jobs, transactions, now::get);
    for (int number = 0; number < Ids.NODES; number++) {
      take(number);
    }
  }

  @AfterEach
  void giveBack() {
    others.values().forEach(lease -> leases.release(lease, null));
  }

  @Test
  void a_node_takes_a_number_that_no_other_has() {
    int free = anyOther();
    free(free);

    var node = new NodeNumber(leases, now::get);

    assertThat(numberIn(node.ids().next())).isEqualTo(free);
    assertThatThrownBy(() -> new NodeNumber(leases, now::get))
        .isInstanceOf(IllegalStateException.class);
    node.release();
    var next = new NodeNumber(leases, now::get);
    assertThat(numberIn(next.ids().next())).isEqualTo(free);
    next.release();
  }

  @Test
  void a_number_is_kept_as_long_as_its_node_renews_it() {
    int free = anyOther();
    free(free);
    var node = new NodeNumber(leases, now::get);

    for (int minute = 0; minute < 30; minute++) {
      now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
      node.renew();
      take(free);
    }

    assertThat(others).doesNotContainKey(free);
    assertThat(numberIn(node.ids().next())).isEqualTo(free);
    node.release();
  }

  @Test
  void a_number_lost_to_another_node_is_used_no_more() {
    int lost = anyOther();
    free(lost);
    var node = new NodeNumber(leases, now::get);
    now.updateAndGet(before -> before.plus(Duration.ofMinutes(11)));
    take(lost);
    int free = others.keySet().stream().filter(number -> number != lost).findFirst().orElseThrow();
    free(free);

    node.renew();

    assertThat(numberIn(node.ids().next())).isEqualTo(free);
    node.release();
  }

  private void take(int number) {
    leases.acquire("node:" + number, LONG).ifPresent(lease -> others.put(number, lease));
  }

  private void free(int number) {
    leases.release(others.remove(number), null);
  }

  private int anyOther() {
    return others.keySet().iterator().next();
  }

  private static int numberIn(long id) {
    return (int) (id >> COUNTER_BITS) & (Ids.NODES - 1);
  }
}
