package org.lvdao.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Genuine MySQL 8.0.15, on the class path with the Maven profile {@code mysql8}; Linux only. */
final class Mysql8Program implements MysqlProgram {
  private static final String ARCHIVE = "mysql-Linux-amd64.tar.gz";

  @Override
  public String name() {
    return "mysql-8.0.15";
  }

  @Override
  public Path unpack() {
    return LocalFolders.once(name(), Mysql8Program::unpackInto);
  }

  private static void unpackInto(Path folder) throws IOException {
    var archive = folder.resolve(ARCHIVE);
    try (var packed = Mysql8Program.class.getClassLoader().getResourceAsStream(ARCHIVE)) {
      if (packed == null) {
        throw new LocalFailure(
            LocalFailure.NO_MYSQL, "MySQL 8 is not on the class path; add -Pmysql8 to mvn");
      }
      Files.copy(packed, archive, StandardCopyOption.REPLACE_EXISTING);
    }
    var tar =
        new ProcessBuilder("tar", "xzf", ARCHIVE, "--no-same-owner")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    try {
      if (tar.waitFor() != 0) {
        throw new IOException("tar could not unpack " + archive);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    Files.delete(archive);
  }

  @Override
  public Path server(Path base) {
    return base.resolve("bin/mysqld");
  }

  @Override
  public Map<String, String> environment(Path base) {
    return Map.of("LD_LIBRARY_PATH", base.resolve("lib").toString());
  }

  @Override
  public List<String> install(Path base, Path data) {
    var command =
        new ArrayList<>(
            List.of(
                server(base).toString(),
                "--no-defaults",
                "--initialize-insecure",
                "--basedir=" + base,
                "--datadir=" + data,
                "--lc-messages-dir=" + base.resolve("share")));
    if (LocalFolders.ROOT) {
      command.add("--user=root");
    }
    return command;
  }

  @Override
  public List<String> arguments(Path base) {
    return List.of("--mysqlx=OFF", "--lc-messages-dir=" + base.resolve("share"));
  }

  @Override
  public List<String> closeAccounts(String password) {
    return List.of("ALTER USER 'root'@'localhost' IDENTIFIED BY '%s';".formatted(password));
  }
}
