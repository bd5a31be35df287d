package org.lvdao.report.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Prototype;
import io.micronaut.data.exceptions.OptimisticLockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.Answer;
import org.lvdao.report.ReportRows;

@Prototype
class ReportSearchRebuildTest extends SearchedCases {
  /** More than a rebuild takes in its stride, and not so many that the projection lags for long. */
  private static final int MOST_WRITTEN = 500;

  @Test
  void a_rebuild_while_writes_go_on_agrees_to_the_row() throws Exception {
    var known = new ArrayList<Long>();
    for (int i = 0; i < 30; i++) {
      known.add(described("重建" + i).id());
    }
    var going = new AtomicBoolean(true);
    var written = new AtomicInteger();
    var writers = new ArrayList<Thread>();
    for (int w = 0; w < 2; w++) {
      var random = new Random(w);
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (going.get() && written.get() < MOST_WRITTEN) {
                      described("重建之中");
                      written.incrementAndGet();
                      touch(known.get(random.nextInt(known.size())));
                    }
                  }));
    }
    var oldIndex = currentIndex();
    Answer started = admin.post("/api/v1/staff/search/rebuild", Map.of()).is(202);
    assertThat(started.body().get("state").asText()).isEqualTo("RUNNING");
    assertThat(started.header("Location")).isEqualTo("/api/v1/staff/search/rebuild");
    awaitRebuilt();
    going.set(false);
    for (var writer : writers) {
      writer.join();
    }

    assertThat(currentIndex()).isNotEqualTo(oldIndex);
    awaitIndexed(30 + written.get());
    await().untilAsserted(() -> assertThat(indexed()).isEqualTo(stored()));
  }

  private void touch(long id) {
    try {
      rows.alter(id, ReportRows.Row::reworked);
    } catch (OptimisticLockException other) {
      // The other writer was faster.
    }
  }

  private void awaitRebuilt() {
    await()
        .until(
            () -> admin.get("/api/v1/staff/search/rebuild").is(200).body().get("state").asText(),
            "DONE"::equals);
  }

  @Test
  void a_cluster_that_lost_its_data_heals_by_itself() throws Exception {
    long lost = described("数据丢失").id();
    awaitIndexed(1);
    var names = List.copyOf(currentIndex());
    elasticsearch.write(client -> client.indices().delete(d -> d.index(names)));

    var list = list(admin);
    assertThat(idsOf(list)).containsExactly(lost);

    described("丢失之后");
    awaitIndexed(2);
    await().untilAsserted(() -> assertThat(indexed()).isEqualTo(stored()));
  }

  @Test
  void only_an_administrator_of_everything_may_rebuild() {
    desk.staff("search.local-admin", Role.ADMIN, AreaPath.ofDistrict("tianqiao"));
    desk.staff("search.dispatcher", Role.DISPATCHER, AreaPath.EVERYWHERE);
    for (var name : List.of("search.local-admin", "search.dispatcher")) {
      api.staff(name).post("/api/v1/staff/search/rebuild", Map.of()).isProblem(403, "forbidden");
      api.staff(name).get("/api/v1/staff/search/rebuild").isProblem(403, "forbidden");
    }
  }
}
