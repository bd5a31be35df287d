package org.lvdao.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Ids;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.Cases;

@LvdaoTest
class DeadLetterTest {
  private static final String HANDLER = "report-search";

  @Inject Api api;
  @Inject Cases cases;
  @Inject OutboxRepository rows;
  @Inject Transactions transactions;
  @Inject AdjustableClock clock;
  @Inject Ids ids;

  @Test
  void what_failed_too_often_is_shown_and_tried_again() {
    var id = Long.toString(park());
    var admin = api.staff("admin");

    var letter = find(admin, id).orElseThrow();
    assertThat(letter.get("handler").asText()).isEqualTo(HANDLER);
    assertThat(letter.get("error").asText()).isEqualTo("broken on purpose");
    assertThat(letter.get("attempts").asInt()).isEqualTo(1);
    assertThat(letter.get("parkedAt").isNull()).isFalse();

    admin.post("/api/v1/staff/dead-letters/" + id + "/retry").is(202);

    Awaitility.await()
        .until(() -> cases.number("SELECT COUNT(*) FROM outbox WHERE id = ?", id) == 0);
    assertThat(find(admin, id)).isEmpty();
    admin.post("/api/v1/staff/dead-letters/" + id + "/retry").isProblem(404, "not-found");
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM audit_log WHERE action = 'dead-letter-retried'"
                    + " AND subject_id = ?",
                id))
        .isEqualTo(1);
  }

  @Test
  void what_still_waits_for_its_handler_is_no_dead_letter() {
    api.staff("admin")
        .post("/api/v1/staff/dead-letters/" + ids.next() + "/retry")
        .isProblem(404, "not-found");
  }

  /** An event of a case that is gone, in the state in which the last attempt leaves it. */
  private long park() {
    long id = ids.next();
    var owner = UUID.randomUUID().toString();
    var now = clock.instant();
    transactions.run(
        () -> {
          rows.insert(id, HANDLER, 1, "{\"reportId\":1,\"version\":0,\"action\":\"submit\"}", now);
          assertThat(rows.claim(List.of(id), owner, now.plusSeconds(60), now)).isEqualTo(1);
          assertThat(rows.fail(id, owner, now, "broken on purpose", now)).isEqualTo(1);
        });
    return id;
  }

  private static Optional<JsonNode> find(ApiClient admin, String id) {
    for (var page : admin.pages("/api/v1/staff/dead-letters?limit=1")) {
      for (var item : page.get("items")) {
        if (item.get("id").asText().equals(id)) {
          return Optional.of(item);
        }
      }
    }
    return Optional.empty();
  }
}
