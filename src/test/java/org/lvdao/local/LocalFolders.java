package org.lvdao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the servers keep programs and data.
 *
 * <p>Elasticsearch refuses to run as root and is then started as nobody, who cannot enter {@code
 * /root}. So as root the programs and Elasticsearch's data stand under {@code /var/tmp}; an
 * ordinary user has everything in the project's {@code .local}.
 */
final class LocalFolders {
  static final boolean ROOT =
      "root".equals(System.getProperty("user.name"))
          && System.getProperty("os.name", "").equals("Linux");
  static final int NOBODY = 65534;
  private static final Path ROOT_FOLDER = Path.of("/var/tmp");

  private LocalFolders() {}

  /** The folder whose content survives a restart; {@code LVDAO_HOME} names another one. */
  static Path home() {
    var named = System.getenv("LVDAO_HOME");
    return Path.of(named == null || named.isBlank() ? ".local" : named)
        .toAbsolutePath()
        .normalize();
  }

  /** Unpacked programs, by version; shared by all runs and safe to delete. */
  static Path programs() {
    var folder = ROOT ? ROOT_FOLDER.resolve("lvdao-programs") : home().resolve("programs");
    return trusted(folder);
  }

  /** Elasticsearch's folder for this home. A new home gets a new one, so that the two fit. */
  static Path elasticsearch(Path home) {
    if (!ROOT) {
      return trusted(home.resolve("elasticsearch"));
    }
    try {
      Files.createDirectories(home);
      var mark = home.resolve("elasticsearch.folder");
      if (!Files.exists(mark)) {
        Files.writeString(mark, ROOT_FOLDER.resolve("lvdao-" + UUID.randomUUID()).toString());
      }
      var folder = trusted(Path.of(Files.readString(mark).strip()));
      Files.writeString(folder.resolve("home"), home.toString());
      forgetLost(folder);
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Deletes what belongs to homes that are gone. */
  private static void forgetLost(Path mine) throws IOException {
    try (Stream<Path> siblings = Files.list(ROOT_FOLDER)) {
      for (var folder :
          siblings.filter(p -> p.getFileName().toString().startsWith("lvdao-")).toList()) {
        var owner = folder.resolve("home");
        if (!folder.equals(mine) && Files.isRegularFile(owner) && isLost(folder, owner)) {
          delete(folder);
        }
      }
    }
  }

  private static boolean isLost(Path folder, Path owner) throws IOException {
    var mark = Path.of(Files.readString(owner).strip()).resolve("elasticsearch.folder");
    return !Files.exists(mark) || !Files.readString(mark).strip().equals(folder.toString());
  }

  /** A folder everybody may enter and only we may write; refuses one that somebody else made. */
  static Path trusted(Path folder) {
    try {
      Files.createDirectories(folder);
      if (ROOT) {
        if (!Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"))
            || Files.isSymbolicLink(folder)) {
          throw new LocalFailure(
              LocalFailure.OTHER, folder + " does not belong to root; remove it");
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * A folder for one test run, with the number of its process, so that the next run can tidy up.
   */
  static Path ofTestRun() {
    try {
      var parent = ROOT ? ROOT_FOLDER : Path.of(System.getProperty("java.io.tmpdir"));
      var prefix = "lvdao-test-" + System.getProperty("user.name") + "-";
      try (Stream<Path> old = Files.list(parent)) {
        for (var folder : old.filter(p -> p.getFileName().toString().startsWith(prefix)).toList()) {
          var pid = Long.parseLong(folder.getFileName().toString().substring(prefix.length()));
          if (ProcessHandle.of(pid).isEmpty()) {
            tidyUp(folder);
          }
        }
      }
      var folder = parent.resolve(prefix + ProcessHandle.current().pid());
      delete(folder);
      return trusted(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void tidyUp(Path lost) throws IOException {
    try {
      endServersOf(lost);
      delete(lost);
    } catch (NoSuchFileException | UncheckedIOException gone) {
      // Another run tidies up at the same time.
    }
  }

  private static void endServersOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 3)) {
      files
          .filter(p -> p.getParent().endsWith("run") && p.toString().endsWith(".pid"))
          .forEach(ServerProcess::endStale);
    }
  }

  /** Makes a program folder once, also when two processes want it at the same time. */
  static Path once(String name, Unpack unpack) {
    var target = programs().resolve(name);
    try (var channel =
            FileChannel.open(
                programs().resolve(name + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (!Files.isDirectory(target)) {
        var draft = programs().resolve(name + ".draft");
        delete(draft);
        Files.createDirectories(draft);
        unpack.into(draft);
        Files.move(draft, target);
      }
      return target;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @FunctionalInterface
  interface Unpack {
    void into(Path folder) throws IOException;
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException ignored)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Gives a tree to the user Elasticsearch runs as. */
  static void giveToNobody(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      for (var file : files.toList()) {
        Files.setAttribute(file, "unix:uid", NOBODY);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
