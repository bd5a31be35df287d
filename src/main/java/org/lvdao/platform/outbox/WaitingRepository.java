package org.lvdao.platform.outbox;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;
import org.lvdao.platform.database.Transactions;

/** Whose events wait. */
@Singleton
class WaitingRepository {
  private final SqlQueries queries;
  private final Transactions transactions;

  WaitingRepository(SqlQueries queries, Transactions transactions) {
    this.queries = queries;
    this.transactions = transactions;
  }

  /**
   * Those of the handlers that have an event to be handed over. One look into the index for each,
   * however many events there are, in one statement.
   *
   * @param handlers at least one
   */
  List<String> findHandlersWithWork(List<String> handlers, Instant now) {
    var looks = handlers.stream().map(handler -> lookFor(handler, now)).toList();
    return transactions.read(
        () -> queries.list(Sql.join("\nUNION ALL\n", looks), row -> row.getString(1)));
  }

  private static Sql lookFor(String handler, Instant now) {
    return Sql.of(
        """
        (SELECT handler FROM outbox
          WHERE handler = ? AND parked_at IS NULL AND available_at <= ?
          LIMIT 1)""",
        handler,
        now);
  }
}
