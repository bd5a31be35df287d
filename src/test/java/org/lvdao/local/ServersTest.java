package org.lvdao.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@LvdaoTest
class ServersTest {
  @Inject Api api;
  @Inject InstantSource time;
  @Inject AdjustableClock clock;

  @Test
  void the_application_answers_over_http() {
    api.anonymous().get("/health").is(200);
  }

  @Test
  void mysql_compares_byte_by_byte_and_speaks_utc() throws Exception {
    var mysql = TestServers.running().mysql();
    var url = mysql.jdbcUrl(TestServers.running().freshDatabase());
    try (var connection = DriverManager.getConnection(url, mysql.user(), mysql.password());
        var statement = connection.createStatement()) {
      var row =
          statement.executeQuery(
              "SELECT @@collation_database, @@global.time_zone, 'a' = 'A' COLLATE utf8mb4_bin");
      row.next();
      assertThat(row.getString(1)).isEqualTo("utf8mb4_bin");
      assertThat(row.getString(2)).isIn("+00:00", "SYSTEM");
      assertThat(row.getBoolean(3)).isFalse();
    }
  }

  @Test
  void a_second_node_joins_the_first() {
    try (var node = TestNode.join()) {
      node.api().anonymous().get("/health").is(200);
      assertThat(node.uri()).isNotEqualTo(TestNode.shared().uri());
    }
  }

  @Test
  @Tag("heavy")
  void elasticsearch_stops_and_comes_back_on_the_same_port() throws Exception {
    var elasticsearch = TestServers.running().elasticsearch();
    elasticsearch.stop();
    elasticsearch.start();
    var health =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(elasticsearch.url() + "/_cluster/health"))
                    .build(),
                BodyHandlers.ofString());
    assertThat(health.statusCode()).isEqualTo(200);
  }

  @Test
  void time_is_in_whole_milliseconds_and_can_be_moved() {
    assertThat(time.instant().getNano() % 1_000_000).isZero();
    var then = Instant.parse("2025-12-31T16:00:00Z");
    assertThat(clock.at(then, time::instant)).isEqualTo(then);
    clock.advance(Duration.ofDays(2));
    assertThat(time.instant()).isAfter(Instant.now().plus(Duration.ofDays(1)));
    clock.reset();
    assertThat(time.instant()).isBefore(Instant.now().plusSeconds(1));
  }
}
