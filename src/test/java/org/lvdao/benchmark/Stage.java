package org.lvdao.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.local.LocalMysql;
import org.lvdao.local.NodeProcess;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

/** The servers and the database of the benchmark, and how nodes join them. */
final class Stage {
  static final Path JAR = Path.of("target", "lvdao", "lvdao.jar");

  /** As the application sets its own connections up. */
  private static final String DRIVER_OPTIONS =
      "&connectionTimeZone=%2B00:00&forceConnectionTimeZoneToSession=true&cachePrepStmts=true"
          + "&useServerPrepStmts=true&rewriteBatchedStatements=true&useLocalSessionState=true";

  private static final String DATABASE = "lvdao_benchmark";

  /** Options for the virtual machine of the measured node, such as a flight recording. */
  private static final String MORE_OPTIONS = System.getProperty("lvdao.benchmark.options", "");

  private final LocalMysql mysql;

  Stage() {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException(JAR + " is missing: mvn package -DskipTests makes it");
    }
    // Unlike the one of the tests, this server writes every commit to the disk.
    mysql = TestServers.running().anotherMysql();
    mysql.start();
    mysql.createDatabase(DATABASE);
  }

  URI elasticsearch() {
    return URI.create(TestServers.running().elasticsearch().url());
  }

  /** The name readers of cases use in Elasticsearch. */
  String index() {
    return DATABASE + "-reports";
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection(
        mysql.jdbcUrl(DATABASE) + DRIVER_OPTIONS, mysql.user(), mysql.password());
  }

  /** A node inside this process. */
  TestNode node(Map<String, Object> changes) {
    return TestNode.on(DATABASE, settings(changes));
  }

  /** The shipped jar in a process of its own, as in production, not yet started. */
  NodeProcess jar(String name, String... options) {
    var all = new ArrayList<>(List.of("-Xmx1g"));
    all.addAll(List.of(options));
    return NodeProcess.ofJar(JAR, all, DATABASE, name, settings(Map.of()));
  }

  /** The node that is measured under load, ready. */
  NodeProcess measuredNode(String... options) {
    var all = new ArrayList<>(List.of(options));
    if (!MORE_OPTIONS.isBlank()) {
      all.addAll(List.of(MORE_OPTIONS.split(" ")));
    }
    var node = jar("benchmark", all.toArray(String[]::new)).start();
    node.awaitReady();
    return node;
  }

  private Map<String, Object> settings(Map<String, Object> changes) {
    var settings = new HashMap<>(mysql.settings(DATABASE));
    settings.putAll(changes);
    return settings;
  }

  /** Returns when every event of a case has reached the index. */
  void awaitProjection() throws SQLException, InterruptedException {
    try (var connection = connection();
        var query =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM outbox WHERE handler = 'report-search'")) {
      while (true) {
        try (var row = query.executeQuery()) {
          row.next();
          if (row.getLong(1) == 0) {
            return;
          }
        }
        Thread.sleep(Duration.ofMillis(50));
      }
    }
  }

  /** What the machine is, in one line. */
  static String machine() {
    return "%d × %s, %d GiB, %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            first(Path.of("/proc/cpuinfo"), "model name", System.getProperty("os.arch")),
            Math.round(
                Long.parseLong(first(Path.of("/proc/meminfo"), "MemTotal", "0 kB").split(" ")[0])
                    / 1048576.0),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            System.getProperty("java.version"));
  }

  /** The value of the first line that begins with the name, in a file of the kernel's. */
  static String first(Path file, String name, String otherwise) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException notHere) {
      return otherwise;
    }
  }
}
