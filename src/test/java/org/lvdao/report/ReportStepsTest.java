package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.OutboxHandler;
import org.lvdao.report.workflow.ReportAction;

/** A step, its history and its events are kept together or lost together. */
@LvdaoTest
class ReportStepsTest {
  @Inject Cases cases;
  @Inject Transactions transactions;
  @Inject ReportLifecycle lifecycle;
  @Inject AdjustableClock clock;
  @Inject DataSource database;
  @Inject List<OutboxHandler<?>> handlers;
  @Inject Witness witness;

  /** Sees every event of cases. */
  @Singleton
  @Requires(env = "test")
  static final class Witness implements OutboxHandler<ReportEvent> {
    private final List<ReportEvent> seen = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
      return "test-witness";
    }

    @Override
    public Class<ReportEvent> eventType() {
      return ReportEvent.class;
    }

    @Override
    public void handle(List<ReportEvent> events) {
      seen.addAll(events);
    }
  }

  private static final Actor DISPATCHER =
      new Actor(4711, 0, List.of(Cases.grant(Role.DISPATCHER, "tianqiao")));

  @Test
  void steps_keep_their_order_although_the_clocks_of_the_nodes_differ() {
    var id = Cases.id(cases.submit(cases.resident(), "BULKY_WASTE"));
    var behind = clock.instant().minus(Duration.ofHours(1));

    clock.at(
        behind,
        () ->
            lifecycle.take(
                DISPATCHER, Long.parseLong(id), ReportAction.ACCEPT, 0, StaffStep.EMPTY));

    var byTime = "SELECT action FROM report_history WHERE report_id = ? ORDER BY at";
    assertThat(cases.texts(byTime, id)).containsExactly("submit", "accept");
  }

  @Test
  void a_step_writes_history_and_one_event_for_each_handler_in_its_transaction() {
    var id = Cases.id(cases.submit(cases.resident(), "BULKY_WASTE"));
    await()
        .until(() -> cases.number("SELECT COUNT(*) FROM outbox WHERE aggregate_id = ?", id) == 0);
    long listening = handlers.stream().filter(h -> h.eventType() == ReportEvent.class).count();
    assertThat(listening).isPositive();

    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      take(id);
                      assertThat(count("report_history", "report_id", id)).isEqualTo(2);
                      assertThat(count("outbox", "aggregate_id", id)).isEqualTo(listening);
                      throw new IllegalStateException("lost");
                    }))
        .hasMessage("lost");
    assertThat(cases.status(id)).isEqualTo("SUBMITTED");
    assertThat(cases.history(id)).containsExactly("submit");
    assertThat(cases.number("SELECT COUNT(*) FROM outbox WHERE aggregate_id = ?", id)).isZero();

    take(id);
    await()
        .untilAsserted(
            () -> assertThat(actionsSeen(id)).containsExactlyInAnyOrder("submit", "accept"));
  }

  private void take(String id) {
    lifecycle.take(
        DISPATCHER, Long.parseLong(id), ReportAction.ACCEPT, cases.version(id), StaffStep.EMPTY);
  }

  private List<String> actionsSeen(String id) {
    return witness.seen.stream()
        .filter(event -> Long.toString(event.reportId()).equals(id))
        .map(ReportEvent::action)
        .toList();
  }

  /** Counts as the open transaction sees it. */
  private long count(String table, String column, String id) {
    try (var query =
        database
            .getConnection()
            .prepareStatement("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")) {
      query.setString(1, id);
      var rows = query.executeQuery();
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
