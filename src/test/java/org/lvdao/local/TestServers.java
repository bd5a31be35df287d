package org.lvdao.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a test run: started by the first test that needs them, on free ports, shared by
 * all tests, gone with the process.
 */
public final class TestServers {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable TestServers running;

  private final Path folder;
  private final LocalMysql mysql;
  private final LocalElasticsearch elasticsearch;
  private final WechatStandIn wechat;
  private final FcmStandIn fcm;
  private final List<LocalMysql> others = new ArrayList<>();
  private final List<String> databases = new ArrayList<>();
  private @Nullable String shared;
  private @Nullable String seeded;

  private TestServers(Path folder) {
    this.folder = folder;
    this.mysql = LocalMysql.forTests(folder.resolve("mysql"));
    this.elasticsearch =
        new LocalElasticsearch(
            LocalFolders.trusted(folder.resolve("elasticsearch")), Progress.SILENT);
    this.wechat = new WechatStandIn();
    this.fcm = new FcmStandIn(folder.resolve("fcm.json"));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "lvdao-test-servers"));
    startBoth(mysql, elasticsearch);
  }

  /** Starts both at the same time and throws what either threw. */
  static void startBoth(LocalMysql mysql, LocalElasticsearch elasticsearch) {
    var first = CompletableFuture.runAsync(mysql::start, Thread::startVirtualThread);
    var second = CompletableFuture.runAsync(elasticsearch::start, Thread::startVirtualThread);
    try {
      first.join();
      second.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  public static synchronized TestServers running() {
    if (running == null) {
      running = new TestServers(LocalFolders.ofTestRun());
    }
    return running;
  }

  public LocalMysql mysql() {
    return mysql;
  }

  /**
   * Another MySQL server, not yet started, for a test that stops and kills it; gone with the run.
   */
  public synchronized LocalMysql anotherMysql() {
    var another =
        LocalMysql.embedded(
            folder.resolve("mysql-" + (others.size() + 2)),
            LocalMysql.Durability.DURABLE,
            Progress.SILENT);
    others.add(another);
    return another;
  }

  /** A test that stops it must bring it back. */
  public LocalElasticsearch elasticsearch() {
    return elasticsearch;
  }

  public WechatStandIn wechat() {
    return wechat;
  }

  public FcmStandIn fcm() {
    return fcm;
  }

  /** A folder of this run, removed with it. */
  public Path folder() {
    return folder;
  }

  /** The name of an empty database of one's own, dropped when the run ends. */
  public synchronized String freshDatabase() {
    var name =
        "lvdao_test_%d_%d".formatted(ProcessHandle.current().pid(), DATABASES.incrementAndGet());
    databases.add(name);
    mysql.dropDatabase(name);
    mysql.createDatabase(name);
    return name;
  }

  /**
   * The name of a database of one's own with all of {@code seed/} and the demo staff: a copy, which
   * takes much less time than to make it.
   */
  public synchronized String seededDatabase() {
    if (seeded == null) {
      var first = freshDatabase();
      try (var node = TestNode.on(first)) {
        node.seed();
      }
      seeded = first;
    }
    var name = freshDatabase();
    mysql.copyTables(seeded, name);
    return name;
  }

  /** The name of the database that all {@link LvdaoTest} classes share. */
  public synchronized String sharedDatabase() {
    if (shared == null) {
      shared = seededDatabase();
    }
    return shared;
  }

  /** Settings of an application node on the shared database, on a free port. */
  public Map<String, Object> settings() {
    return settings(sharedDatabase());
  }

  /** Settings of an application node on a database of one's own, on a free port. */
  public Map<String, Object> settings(String database) {
    var settings =
        LocalSettings.of(
            mysql, database, elasticsearch.url(), wechat, fcm, folder.resolve("photos"));
    settings.put("micronaut.server.port", "-1");
    settings.put("lvdao.elasticsearch.index-prefix", database + "-");
    settings.put("micronaut.server.host", "127.0.0.1");
    // Many nodes share one server in a test run.
    settings.put("datasources.default.maximum-pool-size", "16");
    settings.put("datasources.default.minimum-idle", "1");
    // Tests deliver in bursts; what looks like cheating has tests of its own.
    settings.put("lvdao.delivery.patterns.same-weight-times", "1000");
    settings.put("lvdao.delivery.patterns.interval-most", "1000");
    settings.put("lvdao.delivery.patterns.two-places-within", "0s");
    settings.put("lvdao.delivery.patterns.night-most", "1000");
    // A slow machine is not a server that is away.
    settings.put("datasources.default.connection-timeout", "60000");
    settings.put("lvdao.elasticsearch.connect-timeout", "30s");
    settings.put("lvdao.elasticsearch.search-timeout", "60s");
    settings.put("lvdao.elasticsearch.write-timeout", "120s");
    return settings;
  }

  private void close() {
    if (mysql instanceof ExternalMysql) {
      databases.forEach(mysql::dropDatabase);
    }
    others.forEach(LocalMysql::kill);
    // Nobody will read the data again, so there is nothing to end in order.
    elasticsearch.kill();
    if (!(mysql instanceof ExternalMysql)) {
      mysql.kill();
    }
    wechat.close();
    fcm.close();
    try {
      LocalFolders.delete(folder);
    } catch (IOException stays) {
      // The next run tidies up.
    }
  }
}
