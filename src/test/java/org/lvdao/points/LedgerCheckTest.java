package org.lvdao.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

/** Each invariant is broken on purpose, as only the owner of the tables can, and found. */
class LedgerCheckTest {
  private static String database;
  private static TestNode node;
  private static Households households;

  @BeforeAll
  static void start() {
    database = TestServers.running().freshDatabase();
    node = TestNode.on(database);
    households = node.bean(Households.class);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** What is done to a ledger, {@code %1$d} being its household and {@code %2$s} its district. */
  static Stream<Arguments> damages() {
    return Stream.of(
        damage(
            Invariant.TRANSACTIONS_SUM_TO_ZERO,
            "UPDATE points_posting SET amount = amount - 1 WHERE account = 'ISSUANCE' AND <mine>"),
        damage(
            Invariant.TRANSACTIONS_SUM_TO_ZERO,
            "DELETE FROM points_posting WHERE account = 'ISSUANCE' AND <mine>"),
        damage(
            Invariant.TRANSACTIONS_SUM_TO_ZERO,
            "DELETE FROM points_transaction WHERE kind = 'PENDING' AND holder_id = %1$d"),
        damage(
            Invariant.BALANCES_EQUAL_POSTINGS,
            "UPDATE points_balance SET available = available + 1 WHERE holder_id = %1$d"),
        damage(
            Invariant.BALANCES_EQUAL_POSTINGS, "DELETE FROM points_balance WHERE holder_id = %1$d"),
        damage(
            Invariant.BALANCES_EQUAL_POSTINGS,
            "UPDATE points_posting SET amount = amount + SIGN(amount) WHERE <mine>"),
        damage(
            Invariant.LOTS_EQUAL_POSTINGS,
            "UPDATE points_movement SET available = available + 1 WHERE available > 0 AND <mine>"),
        damage(Invariant.LOTS_EQUAL_POSTINGS, "DELETE FROM points_movement WHERE <mine>"),
        damage(
            Invariant.OPEN_LOTS_EQUAL_MOVEMENTS,
            "UPDATE points_lot SET available = available + 1 WHERE holder_id = %1$d"),
        damage(
            Invariant.OPEN_LOTS_EQUAL_MOVEMENTS,
            "UPDATE points_lot SET expires_at = expires_at + INTERVAL 9 YEAR,"
                + " due_at = due_at + INTERVAL 9 YEAR WHERE holder_id = %1$d"),
        damage(
            Invariant.LIABILITY_EQUALS_OPEN_LOTS, "DELETE FROM points_lot WHERE holder_id = %1$d"),
        damage(
            Invariant.NO_ENTRY_MISSING,
            "DELETE FROM points_transaction WHERE entry_no = 2 AND holder_id = %1$d"),
        damage(
            Invariant.NO_ENTRY_MISSING,
            "DELETE FROM points_transaction WHERE holder_id = %1$d ORDER BY entry_no DESC LIMIT 1"),
        damage(
            Invariant.NEVER_NEGATIVE,
            "UPDATE points_posting SET amount = -50 WHERE account = 'AVAILABLE' AND <mine>"),
        damage(Invariant.PENDING_ENDS_ONCE, "DELETE FROM points_pending WHERE holder_id = %1$d"),
        damage(
            Invariant.PENDING_ENDS_ONCE,
            "UPDATE points_pending SET points = points + 1 WHERE holder_id = %1$d"),
        damage(
            Invariant.PENDING_ENDS_ONCE,
            "UPDATE points_transaction SET source_kind = 'other' WHERE kind = 'POSTED'"
                + " AND holder_id = %1$d"),
        damage(
            Invariant.REVERSED_ONCE_AND_NO_MORE,
            "UPDATE points_posting SET amount = 99 WHERE account = 'ISSUANCE' AND <mine> AND"
                + " transaction_id IN (SELECT id FROM points_transaction WHERE kind = 'REVERSED')"),
        damage(
            Invariant.REVERSED_ONCE_AND_NO_MORE,
            "INSERT INTO points_transaction SELECT -id, source_kind, 'again', kind, holder_id,"
                + " district, entry_no + 90, member_id, rule, description, original_id,"
                + " occurred_at, at, available_after, pending_after FROM points_transaction"
                + " WHERE kind = 'REVERSED' AND holder_id = %1$d"),
        damage(
            Invariant.DEBT_IS_PAID_FIRST,
            "UPDATE points_posting SET account = 'RECEIVABLE', amount = -1"
                + " WHERE account = 'ISSUANCE' AND <mine>"),
        damage(
            Invariant.SOONEST_LOT_FIRST,
            "UPDATE points_movement SET expires_at = expires_at + INTERVAL 3 YEAR"
                + " WHERE available < 0 AND <mine> AND transaction_id IN"
                + " (SELECT id FROM points_transaction WHERE kind = 'RESERVED')"),
        damage(
            Invariant.EXPIRES_IN_TIME,
            "UPDATE points_lot SET due_at = due_at - INTERVAL 9 YEAR WHERE holder_id = %1$d"),
        damage(
            Invariant.EXPIRES_IN_TIME,
            "UPDATE points_transaction SET kind = 'EXPIRED' WHERE kind = 'RESERVED'"
                + " AND holder_id = %1$d"),
        damage(
            Invariant.REFUNDS_GO_BACK,
            "UPDATE points_posting SET amount = 99 WHERE account = 'REDEMPTION'" + " AND <mine>"),
        damage(
            Invariant.REFUNDS_GO_BACK,
            "UPDATE points_movement SET reserved = reserved - 1 WHERE reserved < 0 AND <mine>"),
        damage(
            Invariant.STATEMENTS_ADD_UP,
            "UPDATE points_transaction SET available_after = available_after + 1"
                + " WHERE entry_no = 3 AND holder_id = %1$d"),
        damage(
            Invariant.STATEMENTS_ADD_UP,
            "UPDATE points_transaction SET at = at - INTERVAL 1 DAY"
                + " WHERE entry_no = 3 AND holder_id = %1$d"));
  }

  private static Arguments damage(Invariant invariant, String sql) {
    return Arguments.of(
        invariant,
        sql.replace(
            "<mine>",
            "transaction_id IN (SELECT id FROM (SELECT"
                + " id FROM points_transaction WHERE holder_id = %1$d) mine)"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damage_is_found(Invariant invariant, String sql) {
    var holder = lived();
    assertThat(violated(holder)).isEmpty();

    assertThat(Households.asOwner(database, sql.formatted(holder.id(), holder.district())))
        .as("changed rows")
        .isPositive();

    assertThat(violated(holder))
        .contains(invariant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Test
  void an_event_that_was_booked_twice_is_found() {
    var holder = lived();
    Households.asOwner(
        database, "ALTER TABLE points_transaction DROP INDEX points_transaction_source");
    try {
      Households.asOwner(
          database,
          "UPDATE points_transaction SET source_id = 'same', source_kind = 'same'"
              + " WHERE entry_no IN (1, 2) AND holder_id = "
              + holder.id());
      assertThat(violated(holder)).contains("one-entry-per-source");
    } finally {
      Households.asOwner(
          database, "UPDATE points_transaction SET source_id = id WHERE source_kind = 'same'");
      Households.asOwner(
          database,
          "ALTER TABLE points_transaction"
              + " ADD UNIQUE KEY points_transaction_source (source_kind, source_id)");
    }
  }

  @Test
  void an_account_of_the_database_that_may_change_the_ledger_is_found() {
    var mysql = TestServers.running().mysql();
    var alone = new HashMap<String, Object>();
    alone.put("datasources.default.username", mysql.user());
    alone.put("datasources.default.password", mysql.password());
    alone.put("lvdao.mysql.owner", "");
    try (var careless = TestNode.on(database, alone)) {
      var finding =
          careless.bean(LedgerCheck.class).check("nowhere").invariants().stream()
              .filter(found -> found.name().equals("append-only"))
              .findFirst()
              .orElseThrow();
      assertThat(finding.first()).contains("points_posting", "points_transaction");
      assertThat(finding.verdict()).isEqualTo(LedgerCheck.Verdict.VIOLATED);
    }
  }

  /** Once a night, by one of the nodes; the metric says what it found. */
  @Test
  void the_nightly_check_raises_the_alarm() {
    var nightly = node.bean(NightlyCheck.class);
    var clock = node.bean(AdjustableClock.class);
    var holder = lived();
    Households.asOwner(
        database, "UPDATE points_balance SET pending = 99 WHERE holder_id = " + holder.id());

    var night = Households.at("2030-05-02T03:30");
    assertThat(clock.at(night, nightly::run)).isTrue();
    assertThat(clock.at(night.plusSeconds(1), nightly::run)).isFalse();

    var gauge = node.bean(MeterRegistry.class).get("lvdao.points.invariants.violated").gauge();
    assertThat(gauge.value()).isPositive();
  }

  /** A holder to whom everything has happened, in a district of its own. */
  private static Holder lived() {
    var holder = Households.any();
    var ledger = node.bean(Ledger.class);
    var reservations = node.bean(Reservations.class);
    var later = Instant.parse("2037-01-01T00:00:00Z");
    var lastYear = node.bean(AdjustableClock.class).instant().minus(Duration.ofDays(365));
    households.earnAt(lastYear, holder, 10);
    long earned = households.earn(holder, 10).id();
    long posted = ledger.earn(households.waiting(holder, 6, later, true)).id();
    ledger.post(posted, 4, "B级");
    ledger.earn(households.waiting(holder, 5, later, true));
    reservations.cancel(households.reserve(holder, 3).id(), "取消");
    reservations.confirm(households.reserve(holder, 4).id(), "已领取");
    ledger.reverse(earned, 2, "误称");
    return holder;
  }

  private static List<String> violated(Holder holder) {
    return households.check(holder.district()).invariants().stream()
        .filter(found -> found.violations() > 0)
        .map(LedgerCheck.Finding::name)
        .toList();
  }
}
