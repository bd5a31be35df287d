package org.lvdao.platform.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.platform.auth.Digests;

class HttpSmsSenderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private static final String SECRET = "a secret of at least thirty-two bytes";
  private static final SmsMessage MESSAGE =
      new SmsMessage(7, "13800138000", "sign-in-code", Map.of("code", "493817"));

  private record Asked(String timestamp, String signature, String body) {}

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean silent;
  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    gateway.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var headers = exchange.getRequestHeaders();
            asked.add(
                new Asked(
                    headers.getFirst(SmsSignature.TIMESTAMP),
                    headers.getFirst(SmsSignature.SIGNATURE),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (silent) {
              stopped.await();
            }
            exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.pop(), -1);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        });
    gateway.start();
  }

  @AfterEach
  void stop() {
    stopped.countDown();
    gateway.stop(0);
  }

  @Test
  void a_message_is_posted_once_and_signed() {
    sender(Duration.ofMinutes(1)).send(MESSAGE);
    assertThat(asked).hasSize(1);
    var request = asked.getFirst();
    assertThat(request.body())
        .contains("\"phone\":\"13800138000\"", "\"template\":\"sign-in-code\"", "\"493817\"");
    assertThat(request.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(request.signature())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    Digests.hmacSha256(
                        SECRET.getBytes(StandardCharsets.UTF_8),
                        (request.timestamp() + "." + request.body())
                            .getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void what_may_pass_is_tried_again_as_the_same_message() {
    answers.addAll(List.of(503, 429));
    sender(Duration.ofMinutes(1)).send(MESSAGE);
    assertThat(asked).hasSize(3);
    assertThat(asked.stream().map(Asked::body).distinct()).hasSize(1);
  }

  @Test
  void tries_are_bounded() {
    answers.addAll(List.of(500, 502, 503, 200));
    assertThatThrownBy(() -> sender(Duration.ofMinutes(1)).send(MESSAGE))
        .isInstanceOf(SmsUnavailable.class)
        .hasMessage("status 503");
    assertThat(asked).hasSize(3);
  }

  @Test
  void a_refusal_is_final() {
    answers.add(403);
    assertThatThrownBy(() -> sender(Duration.ofMinutes(1)).send(MESSAGE))
        .isInstanceOf(SmsUnavailable.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void a_gateway_that_does_not_answer_is_given_up() {
    silent = true;
    assertThatThrownBy(() -> sender(Duration.ofMillis(200)).send(MESSAGE))
        .isInstanceOf(SmsUnavailable.class);
    gateway.stop(0);
    assertThatThrownBy(() -> sender(Duration.ofMinutes(1)).send(MESSAGE))
        .isInstanceOf(SmsUnavailable.class)
        .hasMessageNotContaining("127.0.0.1");
  }

  @Test
  void neither_number_nor_code_gets_into_a_log() {
    assertThat(MESSAGE.toString())
        .contains("138****8000")
        .doesNotContain("13800138000")
        .doesNotContain("493817");
    assertThat(new SmsMessage(7, "1380013", "x", Map.of()).toString()).doesNotContain("1380013");
  }

  private HttpSmsSender sender(Duration patience) {
    var url = "http://127.0.0.1:" + gateway.getAddress().getPort() + "/send";
    return new HttpSmsSender(
        new HttpSmsSettings(url, SECRET, patience, 3), ObjectMapper.getDefault(), () -> NOW);
  }
}
