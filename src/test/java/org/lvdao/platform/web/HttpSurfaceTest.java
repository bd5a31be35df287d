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
import java.util.Map;
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

  @Test
  void what_cannot_be_read_in_a_header_is_left_out() {
    var anybody = api.anonymous();
    anybody
        .with("Accept-Language", ",;,")
        .get("/api/v1/calendar")
        .isProblem(400, "invalid-request");
    api.resident("surface")
        .with("Content-Type", "multipart/form-data; boundary=")
        .send("POST", "/api/v1/photos", new byte[1])
        .isProblem(400, "invalid-request");
  }

  @Test
  void a_body_that_is_not_packed_as_it_says_is_malformed() {
    api.anonymous()
        .with("Content-Encoding", "gzip")
        .post("/api/v1/auth/wechat", Map.of("code", "surface"))
        .isProblem(400, "malformed-body");
  }

  @Test
  void a_page_of_elsewhere_is_refused_by_a_problem() {
    api.anonymous().with("Origin", "null").get("/api/v1/areas").isProblem(403, "forbidden");
  }

  @Test
  void numbers_without_end_are_no_numbers() {
    var resident = api.resident("surface");
    resident.get("/api/v1/reports/nearby?lat=36.68&lon=NaN").isProblem(400, "invalid-request");
    resident
        .post("/api/v1/reports", "{\"position\":{\"accuracy\":1e400}}")
        .isProblem(400, "invalid-request");
  }

  @Test
  void a_place_is_shown_to_the_centimetre() {
    var place =
        api.anonymous()
            .get("/api/v1/areas/locate?lat=36.6885&lon=116.9825&datum=GCJ02")
            .is(200)
            .body()
            .get("wgs84");
    assertThat(place.get("lat").asText()).matches("36\\.\\d{1,7}");
    assertThat(place.get("lon").asText()).matches("116\\.\\d{1,7}");
  }
}
