package org.lvdao.pickup.recyclables;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.lvdao.pickup.catalogue.MaterialCategory;

/** Each invariant is broken on purpose, as only the owner of the tables can, and found. */
class RecyclablesCheckTest {
  private static String database;
  private static TestNode node;

  @BeforeAll
  static void start() {
    database = TestServers.running().freshDatabase();
    node = TestNode.on(database);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of(
            "movements-sum-to-zero",
            "UPDATE recyclables_posting SET grams = grams + 1 WHERE district = '%s'"
                + " AND account = 'COLLECTED'"),
        Arguments.of(
            "movements-sum-to-zero", "DELETE FROM recyclables_posting WHERE district = '%s'"),
        Arguments.of(
            "stocks-equal-postings",
            "UPDATE recyclables_stock SET grams = grams + 1 WHERE district = '%s'"),
        Arguments.of(
            "stocks-equal-postings", "DELETE FROM recyclables_stock WHERE district = '%s'"),
        Arguments.of(
            "never-negative",
            "UPDATE recyclables_posting SET grams = -grams WHERE district = '%s'"),
        Arguments.of(
            "load-sheets-equal-postings",
            "UPDATE recyclables_movement SET load_sheet_id = 1 WHERE district = '%s'"
                + " AND kind = 'LOST'"));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damage_is_found(String invariant, String sql) throws SQLException {
    var district = lived();
    assertThat(violated(district)).isEmpty();
    damage(sql.formatted(district));
    assertThat(violated(district)).contains(invariant);
  }

  /** Once a night, by one of the nodes; the metric says what it found. */
  @Test
  void the_nightly_check_raises_the_alarm() throws SQLException {
    damage("UPDATE recyclables_stock SET grams = 1 WHERE district = '" + lived() + "'");
    var nightly = node.bean(RecyclablesNightlyCheck.class);
    var clock = node.bean(AdjustableClock.class);
    var night = Instant.parse("2030-05-01T19:45:00Z");

    assertThat(clock.at(night, nightly::run)).isTrue();
    assertThat(clock.at(night.plusSeconds(1), nightly::run)).isFalse();
    var gauge = node.bean(MeterRegistry.class).get("lvdao.recyclables.invariants.violated").gauge();
    assertThat(gauge.value()).isPositive();
  }

  /** A district of its own, where something came and something else was lost. */
  private static String lived() {
    var random = new Random();
    var district = "d" + random.nextInt(Integer.MAX_VALUE);
    var clock = node.bean(AdjustableClock.class);
    var books = node.bean(RecyclablesBooks.class);
    long station = random.nextLong(Long.MAX_VALUE);
    node.bean(RecyclablesLedger.class)
        .collected(
            new RecyclablesLedger.Collection(
                station,
                district,
                null,
                station,
                Map.of(MaterialCategory.PAPER, 500L),
                7,
                clock.instant()));
    books.write(
        new RecyclablesBooks.Heading(
            "test",
            Long.toString(station),
            MovementKind.LOST,
            district,
            null,
            station,
            null,
            null,
            7,
            "受潮",
            clock.instant()),
        new RecyclablesBooks.Draft()
            .move(
                MaterialCategory.PAPER, 100, LotAccount.STOCK, station, LotAccount.LOSS, station));
    return district;
  }

  private static void damage(String sql) throws SQLException {
    var mysql = TestServers.running().mysql();
    try (var connection =
            DriverManager.getConnection(mysql.jdbcUrl(database), mysql.user(), mysql.password());
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as("changed rows").isPositive();
    }
  }

  private static List<String> violated(String district) {
    return node.bean(RecyclablesCheck.class).check(district).invariants().stream()
        .filter(finding -> finding.violations() > 0)
        .map(RecyclablesCheck.Finding::name)
        .toList();
  }
}
