package org.lvdao.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatStandInTest {
  private final WechatStandIn wechat = new WechatStandIn();

  @AfterEach
  void close() {
    wechat.close();
  }

  @Test
  void any_code_gives_its_sandbox_openid_as_plain_text() throws Exception {
    var answer = session(WechatStandIn.APP_ID, WechatStandIn.SECRET, "张 三&1");
    assertThat(answer.path("openid").asText()).isEqualTo("sandbox-张 三&1");
    assertThat(answer.path("session_key").asText()).isNotEmpty();
    assertThat(answer.has("errcode")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'',40029", "bad,40029", "busy,45011", "down,-1"})
  void some_codes_fail(String code, int error) throws Exception {
    var answer = session(WechatStandIn.APP_ID, WechatStandIn.SECRET, code);
    assertThat(answer.path("errcode").asInt()).isEqualTo(error);
    assertThat(answer.has("openid")).isFalse();
  }

  @Test
  void a_wrong_app_or_secret_is_refused() throws Exception {
    assertThat(session("other", WechatStandIn.SECRET, "alice").path("errcode").asInt())
        .isEqualTo(40013);
    assertThat(session(WechatStandIn.APP_ID, "other", "alice").path("errcode").asInt())
        .isEqualTo(40125);
  }

  private JsonNode session(String app, String secret, String code) throws Exception {
    var uri =
        "%s/sns/jscode2session?appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
            .formatted(wechat.url(), app, secret, URLEncoder.encode(code, StandardCharsets.UTF_8));
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
      return new ObjectMapper().readTree(answer.body());
    }
  }
}
