package org.lvdao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** A real Elasticsearch node on a loopback port, without security, with half a GiB of heap. */
public final class LocalElasticsearch implements AutoCloseable {
  /** Unless told otherwise up soon rather than fast for long: half the work of a start. */
  private static final String COMPILER =
      System.getProperty("lvdao.elasticsearch.compiler", "-XX:TieredStopAtLevel=1");

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path folder;
  private final Progress progress;
  private final int port = FreePort.any();
  private final int transportPort = FreePort.any();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicReference<@Nullable ServerProcess> process = new AtomicReference<>();

  /**
   * @param folder keeps settings, data and log
   */
  LocalElasticsearch(Path folder, Progress progress) {
    this.folder = folder;
    this.progress = progress;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns when the node answers. After {@link #stop()} it comes back with port and data. */
  public void start() {
    ServerProcess.endStale(pidFile());
    progress.say("Elasticsearch: preparing");
    var program = unpack();
    writeSettings();
    progress.say("Elasticsearch: starting on port " + port);
    var server = ServerProcess.start(command(program), environment(), log(), pidFile());
    process.set(server);
    waitUntilReady(server);
    progress.say("Elasticsearch: ready");
  }

  /** Ends the node and keeps its data. */
  public void stop() {
    var server = process.getAndSet(null);
    if (server != null) {
      server.stop();
    }
  }

  /** Ends the node at once, as a power cut would. */
  public void kill() {
    var server = process.getAndSet(null);
    if (server != null) {
      server.kill();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private Path unpack() {
    var zip = System.getProperty("lvdao.elasticsearch.zip", "");
    if (!zip.endsWith(".zip") || !Files.isReadable(Path.of(zip))) {
      throw new LocalFailure(
          LocalFailure.NO_ELASTICSEARCH,
          "Elasticsearch's zip is not where lvdao.elasticsearch.zip says: '%s'".formatted(zip));
    }
    var name = Path.of(zip).getFileName().toString().replace(".zip", "");
    return LocalFolders.once(name, target -> unzip(Path.of(zip), target));
  }

  private void unzip(Path zip, Path target) throws IOException {
    progress.say("Elasticsearch: unpacking " + zip.getFileName());
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        // The first part is the folder of the version, which the target stands for.
        var inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
        var file = target.resolve(inside).normalize();
        if (!file.startsWith(target) || inside.isEmpty()) {
          continue;
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        if (inside.startsWith("bin/")) {
          file.toFile().setExecutable(true, false);
        }
      }
    }
  }

  /** No more settings than needed: the node refuses those of modules it does not have. */
  private void writeSettings() {
    try {
      var config = Files.createDirectories(folder.resolve("config"));
      for (var name : List.of("data", "logs", "tmp", "user")) {
        Files.createDirectories(folder.resolve(name));
      }
      Files.writeString(
          config.resolve("elasticsearch.yml"),
          """
          cluster.name: lvdao-local
          node.name: lvdao-local
          path.data: "%s"
          path.logs: "%s"
          network.host: 127.0.0.1
          http.port: %d
          transport.port: %d
          discovery.type: single-node
          xpack.security.enabled: false
          # A nearly full disk of a laptop would otherwise make every index read-only.
          cluster.routing.allocation.disk.threshold_enabled: false
          """
              .formatted(slashes("data"), slashes("logs"), port, transportPort));
      Files.writeString(
          config.resolve("jvm.options"),
          """
          -XX:+UseSerialGC
          -Djava.io.tmpdir=${ES_TMPDIR}
          --add-modules=jdk.incubator.vector
          -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1
          -XX:+ExitOnOutOfMemoryError
          """);
      Files.writeString(
          config.resolve("log4j2.properties"),
          """
          status = error
          appender.console.type = Console
          appender.console.name = console
          appender.console.layout.type = PatternLayout
          appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
          rootLogger.level = info
          rootLogger.appenderRef.console.ref = console
          """);
      if (LocalFolders.ROOT) {
        for (var name : List.of("config", "data", "logs", "tmp", "user")) {
          LocalFolders.giveToNobody(folder.resolve(name));
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String slashes(String name) {
    return folder.resolve(name).toString().replace('\\', '/');
  }

  private static List<String> command(Path program) {
    var command = new ArrayList<String>();
    if (LocalFolders.ROOT) {
      command.addAll(
          List.of(
              "setpriv",
              "--reuid=" + LocalFolders.NOBODY,
              "--regid=" + LocalFolders.NOBODY,
              "--clear-groups",
              "--inh-caps=-all"));
    }
    var windows = System.getProperty("os.name", "").startsWith("Windows");
    command.add(program.resolve("bin/elasticsearch" + (windows ? ".bat" : "")).toString());
    return command;
  }

  private Map<String, String> environment() {
    return Map.of(
        "ES_JAVA_HOME", System.getProperty("java.home"),
        "ES_JAVA_OPTS", "-Xms512m -Xmx512m -XX:-AlwaysPreTouch " + COMPILER,
        "CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1",
        "ES_PATH_CONF", folder.resolve("config").toString(),
        "ES_TMPDIR", folder.resolve("tmp").toString(),
        "HOME", folder.resolve("user").toString());
  }

  private void waitUntilReady(ServerProcess server) {
    var health =
        HttpRequest.newBuilder(URI.create(url() + "/_cluster/health"))
            .timeout(Duration.ofSeconds(30))
            .build();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !server.endsWithin(Duration.ofMillis(150))) {
      try {
        if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // Asked again below.
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    server.stop();
    throw new LocalFailure(
        LocalFailure.NO_ELASTICSEARCH, "Elasticsearch does not come up; see " + log());
  }

  private Path log() {
    return folder.resolve("elasticsearch.log");
  }

  private Path pidFile() {
    return folder.resolve("run").resolve("elasticsearch.pid");
  }
}
