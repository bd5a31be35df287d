package org.lvdao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server of ours in its own process, which must not outlive us. Three nets, one behind the other:
 * an orderly {@link #stop()}; a guard process that ends the server when our end of its pipe closes,
 * which also happens when we are killed; and a pid file that the next start reads.
 */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  /**
   * Ends the process in $1, and the session it leads, unless a line arrives before the end of
   * input.
   */
  private static final String GUARD =
      """
      read line && exit 0
      kill -TERM -"$1" 2>/dev/null || kill -TERM "$1" 2>/dev/null
      i=0
      while kill -0 "$1" 2>/dev/null && [ $i -lt 20 ]; do sleep 1; i=$((i+1)); done
      kill -KILL -"$1" 2>/dev/null || kill -KILL "$1" 2>/dev/null
      """;

  private final Process process;
  private final @Nullable Process guard;
  private final Path pidFile;

  private ServerProcess(Process process, @Nullable Process guard, Path pidFile) {
    this.process = process;
    this.guard = guard;
    this.pidFile = pidFile;
  }

  /**
   * @param environment added to ours
   * @param log receives the server's output; an old one is replaced
   * @param pidFile names the process for the next start
   */
  static ServerProcess start(
      List<String> command, Map<String, String> environment, Path log, Path pidFile) {
    endStale(pidFile);
    try {
      Files.createDirectories(log.getParent());
      Files.createDirectories(pidFile.getParent());
      var builder = builder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      // An agent or option meant for us is not meant for the servers.
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      var process = builder.start();
      Files.writeString(pidFile, process.pid() + " " + startMillis(process.toHandle()));
      return new ServerProcess(process, guard(process.pid()), pidFile);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** In a session of its own, so that Ctrl-C reaches us alone and we stop things in order. */
  private static ProcessBuilder builder(List<String> command) {
    var all = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      all.add(SETSID.toString());
    }
    all.addAll(command);
    return new ProcessBuilder(all);
  }

  private static @Nullable Process guard(long pid) throws IOException {
    if (!Files.isExecutable(Path.of("/bin/sh"))) {
      return null;
    }
    return builder(List.of("/bin/sh", "-c", GUARD, "lvdao-guard", Long.toString(pid)))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Ends what an earlier run that was killed left behind. */
  static void endStale(Path pidFile) {
    if (!Files.exists(pidFile)) {
      return;
    }
    try {
      var words = Files.readString(pidFile).strip().split(" ");
      var started = Long.parseLong(words[1]);
      ProcessHandle.of(Long.parseLong(words[0]))
          // The system may have given the number to somebody else since.
          .filter(handle -> Math.abs(startMillis(handle) - started) < 2_000)
          .ifPresent(ServerProcess::end);
      Files.deleteIfExists(pidFile);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unreadable) {
      // A half-written file names nobody.
    }
  }

  private static long startMillis(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  long pid() {
    return process.pid();
  }

  /** Waits a moment, or less when the server ends before. */
  boolean endsWithin(Duration moment) {
    try {
      return process.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Waits for a program that ends by itself and returns its exit status. */
  int await() {
    var status = waitFor(process);
    dismissGuard();
    deletePidFile();
    return status;
  }

  /** Asks the server to end, insists after a minute, and returns when it is gone. */
  void stop() {
    dismissGuard();
    end(process.toHandle());
    deletePidFile();
  }

  /** Ends the server at once, as a power cut would. */
  void kill() {
    dismissGuard();
    var family = family(process.toHandle());
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(member -> member.onExit().join());
    deletePidFile();
  }

  private void dismissGuard() {
    if (guard == null) {
      return;
    }
    try (var line = guard.getOutputStream()) {
      line.write("done\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      // It has done its duty already.
    }
    waitFor(guard);
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private void deletePidFile() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException stays) {
      // The next start finds that the process is gone.
    }
  }

  private static void end(ProcessHandle handle) {
    var family = family(handle);
    handle.destroy();
    for (var member : family) {
      try {
        member.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (Exception tooLong) {
        member.destroyForcibly();
        member.onExit().join();
      }
    }
  }

  private static List<ProcessHandle> family(ProcessHandle handle) {
    var family = new ArrayList<ProcessHandle>(List.of(handle));
    handle.descendants().forEach(family::add);
    return family;
  }
}
