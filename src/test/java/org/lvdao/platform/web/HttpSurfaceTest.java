package org.lvdao.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;

/** What holds for every operation. */
@LvdaoTest
class HttpSurfaceTest {
  private static final int OVER_A_MEGABYTE = 1_200_000;

  private final Api api;
  private final EmbeddedServer server;

  HttpSurfaceTest(Api api, EmbeddedServer server) {
    this.api = api;
    this.server = server;
  }

  @Test
  void an_identifier_that_is_no_number_names_nothing() {
    var resident = api.resident("surface");
    resident.get("/api/v1/reports/abc").isProblem(404, "not-found");
    resident.get("/api/v1/reports/99999999999999999999").isProblem(404, "not-found");
    resident.get("/api/v1/reports/mine?limit=abc").isProblem(400, "invalid-request");
  }

  @Test
  void a_body_over_a_megabyte_is_refused() {
    var body = "{\"code\":\"" + "x".repeat(OVER_A_MEGABYTE) + "\"}";
    api.anonymous().post("/api/v1/auth/wechat", body).isProblem(413, "too-large");
  }

  @Test
  void a_body_over_a_megabyte_is_refused_without_its_length_said_before()
      throws IOException, InterruptedException {
    var body = new byte[OVER_A_MEGABYTE];
    Arrays.fill(body, (byte) ' ');
    var request =
        HttpRequest.newBuilder(server.getURI().resolve("/api/v1/auth/wechat"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("/problems/too-large");
    }
  }
}
