package org.lvdao.local;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import org.lvdao.household.DemoHouseholds;
import org.lvdao.pickup.DemoPickups;
import org.lvdao.points.earning.DemoRules;
import org.lvdao.points.spending.DemoRewards;
import org.lvdao.report.DemoCases;
import org.lvdao.survey.DemoSurveys;
import org.lvdao.survey.aftercase.DemoAfterCases;

/**
 * The whole system on one machine for a newcomer: MySQL, Elasticsearch, the stand-ins and the API,
 * with the data of {@code seed/}. Data survives a restart in {@code .local} (or {@code
 * LVDAO_HOME}); {@code LVDAO_DEMO_CASES=false} starts without a year of cases, half a year of
 * deliveries and three months of pickups, {@code LVDAO_DEMO_HOUSEHOLDS} says of how many
 * households, {@code LVDAO_DEMO_PICKUPS} how many; the API listens on port 8080 (or {@code
 * LVDAO_PORT}). Ctrl-C, SIGTERM or the end of Maven stops all of it.
 *
 * <p>When it cannot start it says why in one line and ends with a status of {@link LocalFailure}:
 * 10 port taken, 11 Java below 25, 12 disk full, 13 Elasticsearch and 14 MySQL do not come up, 15
 * already running on the same folder, 1 anything else.
 */
public final class LocalApplication {
  private static final String DATABASE = "lvdao";
  private static final long LEAST_DISK_BYTES = 2L << 30;
  private static final int HOUSEHOLDS = 60;
  private static final int PICKUPS = 300;

  /** Held until the process ends, however it ends. */
  @SuppressWarnings("unused")
  private static FileLock held;

  private final Progress progress = Progress.STDOUT;
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final long begun = System.nanoTime();
  private volatile boolean ending;

  private LocalApplication() {}

  public static void main(String[] args) throws InterruptedException {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    var application = new LocalApplication();
    Runtime.getRuntime().addShutdownHook(new Thread(application::end, "lvdao-end"));
    try {
      application.start();
    } catch (LocalFailure failure) {
      application.fail(failure.getMessage(), failure.status());
    } catch (RuntimeException | Error | IOException failure) {
      if (isPortTaken(failure)) {
        application.fail(portTaken(port()), LocalFailure.PORT_TAKEN);
      }
      failure.printStackTrace();
      application.fail("the application does not start: " + failure, LocalFailure.OTHER);
    }
    new CountDownLatch(1).await();
  }

  private void fail(String line, int status) {
    if (!ending) {
      System.err.println("[lvdao] CANNOT START: " + line);
      System.exit(status);
    }
  }

  private void start() throws IOException {
    endWithMaven();
    requireJava();
    var home = LocalFolders.home();
    Files.createDirectories(home);
    lock(home);
    var elasticsearchFolder = LocalFolders.elasticsearch(home);
    requireDisk(home);
    requireDisk(elasticsearchFolder);
    if (!FreePort.isFree(port())) {
      throw new LocalFailure(LocalFailure.PORT_TAKEN, portTaken(port()));
    }

    progress.say("starting; data is kept in " + home);
    var mysql = LocalMysql.embedded(home.resolve("mysql"), LocalMysql.Durability.DURABLE, progress);
    var elasticsearch = new LocalElasticsearch(elasticsearchFolder, progress);
    var wechat = new WechatStandIn();
    var fcm = new FcmStandIn(home.resolve("fcm.json"));
    undoLater(wechat::close);
    undoLater(fcm::close);
    undoLater(mysql::stop);
    undoLater(elasticsearch::stop);
    TestServers.startBoth(mysql, elasticsearch);
    mysql.createDatabase(DATABASE);

    progress.say("API: starting");
    var settings =
        LocalSettings.of(mysql, DATABASE, elasticsearch.url(), wechat, fcm, home.resolve("photos"));
    settings.put("micronaut.server.port", port());
    seed(settings);
    var beans = build(settings);
    undoLater(beans::close);
    beans.start();
    var node = beans.getBean(EmbeddedServer.class).start();
    if (wantsDemo()) {
      DemoSurveys.create(beans, node.getURI(), progress::say);
      DemoAfterCases.create(beans, progress::say);
    }
    System.out.println(banner(port()));
  }

  /** In a context of its own, whose jobs must not meddle with the demo's simulated year. */
  private void seed(Map<String, Object> settings) {
    var quiet = new HashMap<>(settings);
    quiet.put("lvdao.report.deadline-check", "24h");
    quiet.put("lvdao.pickup.due-check", "24h");
    try (var beans = build(quiet)) {
      beans.start();
      LocalSeed.load(beans, Path.of("seed"), progress);
      DemoRules.create(beans);
      DemoRewards.create(beans);
      if (wantsDemo()) {
        DemoCases.create(beans, Path.of("seed"), progress::say);
        var meanwhile = DemoPickups.plan(beans, pickups(), progress::say);
        DemoHouseholds.create(beans, households(), progress::say, meanwhile);
        meanwhile.end();
      }
    }
  }

  private static boolean wantsDemo() {
    return !"false".equals(System.getenv("LVDAO_DEMO_CASES"));
  }

  private static int households() {
    return wanted("LVDAO_DEMO_HOUSEHOLDS", HOUSEHOLDS);
  }

  private static int pickups() {
    return wanted("LVDAO_DEMO_PICKUPS", PICKUPS);
  }

  private static int wanted(String variable, int usual) {
    var wanted = System.getenv(variable);
    try {
      return wanted == null ? usual : Integer.parseInt(wanted);
    } catch (NumberFormatException none) {
      throw new LocalFailure(LocalFailure.OTHER, variable + " is no number: " + wanted);
    }
  }

  private static ApplicationContext build(Map<String, Object> settings) {
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .environments("local")
        .properties(settings)
        .build();
  }

  private String banner(int port) {
    return """

    Lvdao is ready after %d s: http://localhost:%d
      health         http://localhost:%2$d/health
      API document   openapi/lvdao-v1.yml

    Residents sign in with any WeChat code, or with any mobile number; its code is shown here.
    Demo staff, all with the password %s:
      admin
      dispatcher, handler, verifier, supervisor, surveyor, inspector, collector1, collector2,
      each followed by .tianqiao or .guanxian, such as dispatcher.tianqiao

    Try this first: sign in as the resident alice and ask which subdistrict a place lies in.
      TOKEN=$(curl -s http://localhost:%2$d/api/v1/auth/wechat -H 'Content-Type: application/json' \\
        -d '{"code":"alice"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
      curl -s "http://localhost:%2$d/api/v1/areas/locate?lat=36.688&lon=116.982&datum=WGS84" \\
        -H "Authorization: Bearer $TOKEN"

    Ctrl-C stops everything; the data stays.
    """
        .formatted((System.nanoTime() - begun) / 1_000_000_000, port, Api.STAFF_PASSWORD);
  }

  /** Maven killed outright cannot tell us, so we watch it. */
  private static void endWithMaven() {
    ProcessHandle.current()
        .parent()
        .filter(parent -> parent.info().command().orElse("").endsWith("java"))
        .ifPresent(parent -> parent.onExit().thenRun(LocalApplication::exit));
  }

  /** Not on the thread that reports ends of processes: the end waits for more of those. */
  private static void exit() {
    new Thread(() -> System.exit(0), "lvdao-maven-gone").start();
  }

  private static void requireJava() {
    var version = Runtime.version();
    if (version.feature() < 25) {
      throw new LocalFailure(
          LocalFailure.OLD_JAVA, "Java 25 or newer is needed, this is " + version);
    }
  }

  private static void requireDisk(Path folder) throws IOException {
    var usable = Files.getFileStore(folder).getUsableSpace();
    if (usable < LEAST_DISK_BYTES) {
      throw new LocalFailure(
          LocalFailure.DISK_FULL,
          "the disk of %s has %d MiB left, %d MiB are needed"
              .formatted(folder, usable >> 20, LEAST_DISK_BYTES >> 20));
    }
  }

  private static void lock(Path home) throws IOException {
    var file = home.resolve("lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock != null) {
        held = lock;
        return;
      }
    } catch (OverlappingFileLockException same) {
      // Said below.
    }
    throw new LocalFailure(
        LocalFailure.ALREADY_RUNNING,
        "another local environment is running on %s; stop it, or set LVDAO_HOME and LVDAO_PORT"
            .formatted(home));
  }

  private static int port() {
    var port = System.getenv("LVDAO_PORT");
    try {
      return port == null || port.isBlank() ? 8080 : Integer.parseInt(port.strip());
    } catch (NumberFormatException notNumber) {
      throw new LocalFailure(LocalFailure.OTHER, "LVDAO_PORT is not a number: " + port);
    }
  }

  private static String portTaken(int port) {
    return "port %d is taken; set LVDAO_PORT to another one".formatted(port);
  }

  private static boolean isPortTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private void undoLater(Runnable step) {
    synchronized (undo) {
      undo.push(step);
    }
  }

  /** Ends in the reverse order of the start. */
  private void end() {
    ending = true;
    synchronized (undo) {
      if (undo.isEmpty()) {
        return;
      }
      progress.say("stopping");
      while (!undo.isEmpty()) {
        try {
          undo.pop().run();
        } catch (RuntimeException failed) {
          System.err.println("[lvdao] while stopping: " + failed);
        }
      }
    }
    progress.say("stopped");
  }
}
