package org.lvdao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A MySQL server of our own, on a free port of the loopback address. */
final class EmbeddedMysql implements LocalMysql {
  private static final String USER = "lvdao";
  // The server listens on loopback only and holds nothing but demo data.
  private static final String PASSWORD = "lvdao-local";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final MysqlProgram program;
  private final Path folder;
  private final Durability durability;
  private final Progress progress;
  private final int port = FreePort.any();
  private final AtomicReference<@Nullable ServerProcess> process = new AtomicReference<>();

  EmbeddedMysql(MysqlProgram program, Path folder, Durability durability, Progress progress) {
    this.program = program;
    this.folder = folder;
    this.durability = durability;
    this.progress = progress;
  }

  @Override
  public void start() {
    try {
      ServerProcess.endStale(pidFile());
      progress.say("MySQL: preparing " + program.name());
      var base = program.unpack();
      Files.createDirectories(folder.resolve("tmp"));
      install(base);
      progress.say("MySQL: starting on port " + port);
      var server = ServerProcess.start(command(base), program.environment(base), log(), pidFile());
      process.set(server);
      waitUntilReady(server);
      progress.say("MySQL: ready");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Fills a draft first, so that an interrupted installation is begun again. */
  private void install(Path base) throws IOException {
    if (Files.isDirectory(data())) {
      return;
    }
    progress.say("MySQL: creating the data folder");
    var draft = folder.resolve(program.name() + ".draft");
    LocalFolders.delete(draft);
    Files.createDirectories(draft);
    var log = folder.resolve("install.log");
    var installation =
        ServerProcess.start(
            program.install(base, draft),
            program.environment(base),
            log,
            folder.resolve("run").resolve("install.pid"));
    var status = installation.await();
    if (status != 0) {
      throw new LocalFailure(
          LocalFailure.NO_MYSQL, "MySQL could not create its data folder; see " + log);
    }
    Files.move(draft, data());
  }

  private List<String> command(Path base) throws IOException {
    var init = folder.resolve("init.sql");
    var statements = new ArrayList<String>();
    statements.add(
        "CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s';".formatted(USER, PASSWORD));
    statements.add("GRANT ALL PRIVILEGES ON *.* TO '%s'@'%%' WITH GRANT OPTION;".formatted(USER));
    statements.addAll(program.closeAccounts(PASSWORD));
    Files.write(init, statements);

    var command = new ArrayList<String>();
    command.add(program.server(base).toString());
    command.addAll(
        List.of(
            "--no-defaults",
            "--basedir=" + base,
            "--datadir=" + data(),
            "--tmpdir=" + folder.resolve("tmp"),
            "--init-file=" + init,
            "--pid-file=" + folder.resolve("server.pid"),
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--skip-name-resolve",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_bin",
            "--default-time-zone=+00:00",
            "--max-connections=500",
            "--max-allowed-packet=64M",
            "--innodb-buffer-pool-size=256M"));
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      // Not in the data folder: the path of a socket may have 107 bytes at most.
      command.add("--socket=" + socket());
    }
    if (LocalFolders.ROOT) {
      command.add("--user=root");
    }
    if (durability == Durability.FAST) {
      command.addAll(List.of("--innodb-flush-log-at-trx-commit=0", "--skip-log-bin"));
    }
    command.addAll(program.arguments(base));
    return command;
  }

  private void waitUntilReady(ServerProcess server) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !server.endsWithin(Duration.ofMillis(100))) {
      try (var connection = DriverManager.getConnection(jdbcUrl(""), USER, PASSWORD)) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException notYet) {
        // Asked again below.
      }
    }
    server.stop();
    throw new LocalFailure(LocalFailure.NO_MYSQL, "MySQL does not come up; see " + log());
  }

  @Override
  public void stop() {
    var server = process.getAndSet(null);
    if (server != null) {
      server.stop();
      removeSocket();
    }
  }

  @Override
  public void kill() {
    var server = process.getAndSet(null);
    if (server != null) {
      server.kill();
      removeSocket();
    }
  }

  private Path socket() {
    return Path.of("/tmp", "lvdao-" + port + ".sock");
  }

  /** A server that is killed leaves it, and MariaDB its lock beside it. */
  private void removeSocket() {
    try {
      Files.deleteIfExists(socket());
      Files.deleteIfExists(Path.of(socket() + ".lock"));
    } catch (IOException stays) {
      // A file without a server; the next one has another port.
    }
  }

  private Path data() {
    return folder.resolve(program.name());
  }

  private Path log() {
    return folder.resolve("mysql.log");
  }

  private Path pidFile() {
    return folder.resolve("run").resolve("mysql.pid");
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true"
        .formatted(port, database);
  }

  @Override
  public String user() {
    return USER;
  }

  @Override
  public String password() {
    return PASSWORD;
  }
}
