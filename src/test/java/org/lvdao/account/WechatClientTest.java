package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.wechat.WechatAccessToken;
import org.lvdao.platform.wechat.WechatApi;
import org.lvdao.platform.wechat.WechatSettings;

class WechatClientTest {
  private final AtomicReference<String> asked = new AtomicReference<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private HttpServer server;
  private volatile int status = 200;
  private volatile String body = "";
  private volatile boolean silent;
  private Duration patience = Duration.ofMinutes(1);

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (silent) {
              stopped.await();
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    stopped.countDown();
    server.stop(0);
  }

  @Test
  void a_code_becomes_an_openid() {
    body =
        "{\"session_key\":\"k==\",\"openid\":\"o6_bmjrPTlm6_2sgVt7hMZOPfL2M\",\"unionid\":\"u\"}";
    assertThat(client().openid("c&d 1")).isEqualTo("o6_bmjrPTlm6_2sgVt7hMZOPfL2M");
    assertThat(asked.get())
        .isEqualTo(
            "GET /sns/jscode2session?appid=wx1&secret=s%2Bx&js_code=c%26d+1"
                + "&grant_type=authorization_code");
  }

  @Test
  void what_wechat_says_becomes_a_problem() {
    assertProblem("{\"errcode\":40029,\"errmsg\":\"invalid code\"}", "wechat-code-invalid");
    assertProblem("{\"errcode\":40163,\"errmsg\":\"code been used\"}", "wechat-code-invalid");
    assertProblem("{\"errcode\":45011,\"errmsg\":\"limit\"}", "wechat-too-often");
    assertProblem("{\"errcode\":-1,\"errmsg\":\"system error\"}", "wechat-unavailable");
    assertProblem("{\"errcode\":40125,\"errmsg\":\"invalid secret\"}", "wechat-unavailable");
    assertProblem("{\"openid\":\"\"}", "wechat-unavailable");
    assertProblem("{}", "wechat-unavailable");
    assertProblem("<html>", "wechat-unavailable");
    assertProblem("", "wechat-unavailable");
    status = 502;
    assertProblem("{\"openid\":\"o\"}", "wechat-unavailable");
  }

  @Test
  void a_wechat_that_does_not_answer_is_unavailable() {
    silent = true;
    patience = Duration.ofMillis(200);
    assertProblem("", "wechat-unavailable");
    server.stop(0);
    assertProblem("", "wechat-unavailable");
  }

  private void assertProblem(String answer, String problem) {
    body = answer;
    assertThatThrownBy(() -> client().openid("code"))
        .isInstanceOfSatisfying(
            DomainError.class, error -> assertThat(error.type().code()).isEqualTo(problem));
  }

  private WechatClient client() {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    var settings = new WechatSettings(url, "wx1", "s+x", patience, "");
    var api = new WechatApi(settings, ObjectMapper.getDefault());
    var token = new WechatAccessToken(api, settings, InstantSource.system());
    return new WechatClient(api, token, settings);
  }
}
