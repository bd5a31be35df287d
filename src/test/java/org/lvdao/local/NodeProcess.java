package org.lvdao.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A node of the application in a process of its own, as in production, so that a test can kill it.
 * It keeps its port when it is started again.
 */
public final class NodeProcess implements AutoCloseable {
  private static final String OURS = "lvdao.";

  private final Map<String, Object> settings;
  private final String name;
  private final List<String> program;
  private final int port = FreePort.any();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicReference<@Nullable ServerProcess> process = new AtomicReference<>();

  private NodeProcess(Map<String, Object> settings, String name, List<String> program) {
    this.settings = settings;
    this.name = name;
    this.program = program;
    settings.put("micronaut.server.port", Integer.toString(port));
  }

  /**
   * A node on a database of the test run, not yet started.
   *
   * @param name of its log
   * @param changes settings that differ from the usual ones
   * @param options for the virtual machine, before which others yield
   */
  public static NodeProcess on(
      String database, String name, Map<String, Object> changes, String... options) {
    var program =
        new ArrayList<>(
            List.of(
                // Up soon rather than fast for long.
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
    program.addAll(List.of(options));
    program.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.lvdao.Application"));
    return of(database, name, changes, program);
  }

  /**
   * As {@link #on}, from the jar that is shipped.
   *
   * @param options for the virtual machine
   */
  public static NodeProcess ofJar(
      Path jar, List<String> options, String database, String name, Map<String, Object> changes) {
    var program = new ArrayList<>(options);
    program.addAll(List.of("-jar", jar.toString()));
    return of(database, name, changes, program);
  }

  private static NodeProcess of(
      String database, String name, Map<String, Object> changes, List<String> program) {
    var settings = TestServers.running().settings(database);
    settings.putAll(changes);
    return new NodeProcess(settings, name, program);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Starts the process; {@link #awaitReady} says when it answers. */
  public NodeProcess start() {
    process.set(ServerProcess.start(command(), environment(), log(), pidFile()));
    return this;
  }

  /** Returns when the node is healthy. */
  public void awaitReady() {
    var server = process.get();
    var health =
        HttpRequest.newBuilder(uri().resolve("/health")).timeout(Duration.ofSeconds(30)).build();
    var deadline = System.nanoTime() + Patience.LONG.toNanos();
    while (server != null
        && System.nanoTime() < deadline
        && !server.endsWithin(Duration.ofMillis(100))) {
      try {
        if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // Asked again.
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new IllegalStateException("The node does not come up: " + endOfLog());
  }

  private String endOfLog() {
    try {
      var text = Files.readString(log());
      return text.substring(Math.max(0, text.length() - 5_000));
    } catch (IOException none) {
      return "no log";
    }
  }

  /** The number of the process that runs. */
  public long pid() {
    return Objects.requireNonNull(process.get(), "not started").pid();
  }

  /** Asks it to end and returns when it has. */
  public void stop() {
    var server = process.getAndSet(null);
    if (server != null) {
      server.stop();
    }
  }

  /** Ends it with SIGKILL. */
  public void kill() {
    var server = process.getAndSet(null);
    if (server != null) {
      server.kill();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    settings.forEach(
        (key, value) -> {
          if (!key.startsWith(OURS)) {
            command.add("-D" + key + "=" + value);
          }
        });
    command.addAll(program);
    return command;
  }

  /** Our own settings come as in production. */
  private Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(OURS)) {
            var name = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            environment.put(name, value.toString());
          }
        });
    for (var name : List.of("url", "password")) {
      environment.put(
          "LVDAO_MYSQL_" + name.toUpperCase(Locale.ROOT),
          settings.get("datasources.default." + name).toString());
    }
    return environment;
  }

  private Path log() {
    return TestServers.running().folder().resolve(name + ".log");
  }

  private Path pidFile() {
    return TestServers.running().folder().resolve("run").resolve(name + ".pid");
  }
}
