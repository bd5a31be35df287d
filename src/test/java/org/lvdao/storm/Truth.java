package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.lvdao.local.LocalMysql;
import org.lvdao.local.TestServers;
import org.lvdao.storm.Tally.Acknowledged;

/** Looks past the application, at what is in MySQL and Elasticsearch. */
final class Truth {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MOST_DOCUMENTS = 10_000;

  private final LocalMysql mysql;
  private final String database;

  Truth(LocalMysql mysql, String database) {
    this.mysql = mysql;
    this.database = database;
  }

  /**
   * Every report of the storm is there exactly once, as acknowledged, and nothing is half-written.
   */
  void holds(Storm storm) {
    containsOnce(storm.tally().acknowledged());
    var stored =
        rows("SELECT id FROM report WHERE description LIKE '%" + storm.mark() + "%'").size();
    assertThat(stored).as("reports of the storm").isEqualTo(storm.expected());
    isWhole();
  }

  /** What was acknowledged is there as it was acknowledged. */
  void containsOnce(Map<String, Acknowledged> acknowledged) {
    var byKey = new HashMap<String, List<Acknowledged>>();
    var photos = photosByReport();
    for (var row : rows("SELECT id, case_no, description FROM report")) {
      var words = row.get(2).split(" ");
      var key = words[words.length - 1];
      long id = Long.parseLong(row.getFirst());
      byKey
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(new Acknowledged(key, id, row.get(1), photos.getOrDefault(id, List.of())));
    }
    for (var promise : acknowledged.values()) {
      assertThat(byKey.get(promise.key())).as(promise.key()).containsExactly(promise);
    }
    assertThat(byKey.values()).allSatisfy(reports -> assertThat(reports).hasSize(1));
  }

  private Map<Long, List<String>> photosByReport() {
    return rows("SELECT report_id, photo_id FROM report_photo ORDER BY report_id, position")
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> Long.parseLong(row.getFirst()),
                Collectors.mapping(row -> row.get(1), Collectors.toList())));
  }

  /** No part of a change is there without the others, and no case number twice. */
  void isWhole() {
    none("SELECT case_no FROM report GROUP BY case_no HAVING COUNT(*) > 1");
    none(
        """
        SELECT r.id, COUNT(h.id) FROM report r
          LEFT JOIN report_history h ON h.report_id = r.id AND h.action = 'submit'
         GROUP BY r.id HAVING COUNT(h.id) <> 1
        """);
    none(
        """
        SELECT r.id, r.version, COUNT(h.id) FROM report r
          JOIN report_history h ON h.report_id = r.id
         GROUP BY r.id, r.version HAVING COUNT(h.id) <> r.version + 1
        """);
    none(
        """
        SELECT h.id FROM report_history h LEFT JOIN report r ON r.id = h.report_id
         WHERE r.id IS NULL
        """);
    none(
        """
        SELECT o.id FROM outbox o LEFT JOIN report r ON r.id = o.aggregate_id
         WHERE r.id IS NULL
           AND o.handler NOT IN ('station-waiting', 'pickup-slots', 'pickup-collectors')
        """);
    none(
        """
        SELECT p.id FROM photo p
          LEFT JOIN report_photo x ON x.photo_id = p.id AND x.report_id = p.owner_id
         WHERE p.owner_id IS NOT NULL AND x.photo_id IS NULL
        """);
    none(
        """
        SELECT x.report_id, x.photo_id FROM report_photo x LEFT JOIN photo p ON p.id = x.photo_id
         WHERE p.id IS NULL OR p.state <> 'READY' OR p.owner_id <> x.report_id
        """);
    none("SELECT photo_id FROM report_photo GROUP BY photo_id HAVING COUNT(*) > 1");
    none(
        """
        SELECT r.id FROM report r LEFT JOIN report_photo x ON x.report_id = r.id
         WHERE x.photo_id IS NULL
        """);
    none("SELECT request_key FROM idempotency WHERE status = 0");
    none(
        """
        SELECT r.id, COUNT(i.request_key) FROM report r
          LEFT JOIN idempotency i ON i.account_id = r.reporter_id AND i.status = 201
           AND i.location = CONCAT('/api/v1/reports/', r.id)
         GROUP BY r.id HAVING COUNT(i.request_key) <> 1
        """);
  }

  /** Soon every event is handled, none parked, and Elasticsearch has every case in its version. */
  void searchAgrees() {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              none("SELECT id, handler, attempts, last_error, parked_at FROM outbox");
              var cases = versions();
              assertThat(cases.size()).isLessThan(MOST_DOCUMENTS);
              assertThat(documents()).isEqualTo(cases);
            });
  }

  private Map<Long, Long> versions() {
    var versions = new TreeMap<Long, Long>();
    rows("SELECT id, version FROM report")
        .forEach(row -> versions.put(Long.valueOf(row.getFirst()), Long.valueOf(row.get(1))));
    return versions;
  }

  private Map<Long, Long> documents() throws IOException, InterruptedException {
    ask("/_refresh", "POST");
    var documents = new TreeMap<Long, Long>();
    ask("/_search?size=" + MOST_DOCUMENTS + "&_source=false&version=true", "GET")
        .path("hits")
        .path("hits")
        .forEach(hit -> documents.put(hit.path("_id").asLong(), hit.path("_version").asLong()));
    return documents;
  }

  private JsonNode ask(String path, String method) throws IOException, InterruptedException {
    var url = TestServers.running().elasticsearch().url() + "/" + database + "-reports" + path;
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofMinutes(1))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofByteArray()).body());
  }

  private void none(String query) {
    assertThat(rows(query)).as(query).isEmpty();
  }

  void change(String statement) {
    try (var connection =
            DriverManager.getConnection(mysql.jdbcUrl(database), mysql.user(), mysql.password());
        var update = connection.createStatement()) {
      update.executeUpdate(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException(statement, failed);
    }
  }

  /** The rows of a query as text. */
  List<List<String>> rows(String query) {
    try (var connection =
            DriverManager.getConnection(mysql.jdbcUrl(database), mysql.user(), mysql.password());
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new ArrayList<List<String>>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException failed) {
      throw new IllegalStateException(query, failed);
    }
  }
}
