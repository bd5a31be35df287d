package org.lvdao.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.jobs.JobLeases;

@LvdaoTest
class TransactionsTest {
  private static final String JOB = "transactions-test";

  @Inject Transactions transactions;
  @Inject JobLeases leases;

  @Test
  void what_is_read_together_is_of_one_moment() {
    leave("before");
    transactions.read(
        () -> {
          assertThat(leases.state(JOB)).isEqualTo("before");
          CompletableFuture.runAsync(() -> leave("after")).join();
          assertThat(leases.state(JOB)).isEqualTo("before");
          return true;
        });
    assertThat(leases.state(JOB)).isEqualTo("after");
  }

  private void leave(String state) {
    leases.release(leases.acquire(JOB, Duration.ofMinutes(1)).orElseThrow(), state);
  }
}
