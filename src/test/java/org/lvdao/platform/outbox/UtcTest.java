package org.lvdao.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Ids;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;

@LvdaoTest
class UtcTest {
  /** One second before midnight UTC, so that a wrong zone shows in the date. */
  private static final Instant MOMENT = Instant.parse("2024-02-29T23:59:59.123Z");

  @Inject OutboxRepository outbox;
  @Inject Transactions transactions;
  @Inject TransactionOperations<Connection> sql;
  @Inject Ids ids;

  @Test
  void an_instant_stands_in_the_database_as_utc_and_comes_back_the_same() {
    long id = ids.next();
    transactions.run(() -> outbox.insert(id, "utc-test", 1, "{}", MOMENT));

    assertThat(text("SELECT CAST(created_at AS CHAR) FROM outbox WHERE id = " + id))
        .isEqualTo("2024-02-29 23:59:59.123");
    assertThat(transactions.read(() -> outbox.oldestPending("utc-test"))).isEqualTo(MOMENT);
    transactions.run(() -> assertThat(outbox.deleteDone(List.of(id), "x")).isZero());
  }

  @Test
  void the_session_keeps_utc() {
    assertThat(text("SELECT TIMEDIFF(NOW(), UTC_TIMESTAMP())")).isEqualTo("00:00:00");
    assertThat(text("SELECT @@transaction_isolation")).isEqualTo("READ-COMMITTED");
  }

  private String text(String query) {
    return sql.executeRead(
        status -> {
          try (var statement = status.getConnection().createStatement();
              var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
