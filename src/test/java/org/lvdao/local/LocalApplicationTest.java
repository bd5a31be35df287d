package org.lvdao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The local environment as its own process, in a folder of its own. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class LocalApplicationTest {
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createTempDirectory("lvdao-home-");
  }

  @AfterEach
  void deleteHome() throws IOException {
    LocalFolders.delete(home);
  }

  @Test
  @Tag("heavy")
  void a_terminated_environment_leaves_no_process_and_says_when_one_runs_already()
      throws Exception {
    var port = FreePort.any();
    var process = start(port).redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      assertThat(readUntil(output, "Ctrl-C stops everything")).contains("http://localhost:" + port);
      assertThat(healthOf(port)).isEqualTo(200);
      assertFails(FreePort.any(), LocalFailure.ALREADY_RUNNING, "another local environment");

      List<ProcessHandle> family = process.descendants().toList();
      assertThat(family).hasSizeGreaterThanOrEqualTo(3);
      process.destroy();
      assertThat(process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(family).noneMatch(ProcessHandle::isAlive);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void a_port_already_taken_is_said_in_one_line() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var port = taken.getLocalPort();
      assertFails(port, LocalFailure.PORT_TAKEN, "port %d is taken".formatted(port));
    }
  }

  private void assertFails(int port, int status, String words) throws Exception {
    var process = start(port).start();
    var lines = new String(process.getErrorStream().readAllBytes()).lines().toList();
    assertThat(process.waitFor()).isEqualTo(status);
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).contains("CANNOT START").contains(words);
  }

  private ProcessBuilder start(int port) {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-Dlvdao.mysql=" + System.getProperty("lvdao.mysql", "mariadb"),
            "-Dlvdao.elasticsearch.zip=" + System.getProperty("lvdao.elasticsearch.zip", ""),
            "-cp",
            classPath,
            LocalApplication.class.getName());
    var builder = new ProcessBuilder(command);
    builder.environment().put("LVDAO_HOME", home.toString());
    builder.environment().put("LVDAO_PORT", Integer.toString(port));
    builder.environment().put("LVDAO_DEMO_CASES", "false");
    return builder;
  }

  private static String readUntil(BufferedReader output, String words) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.contains(words)) {
        return String.join("\n", lines);
      }
    }
    throw new AssertionError("ended without \"" + words + "\":\n" + String.join("\n", lines));
  }

  private static int healthOf(int port) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"));
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
