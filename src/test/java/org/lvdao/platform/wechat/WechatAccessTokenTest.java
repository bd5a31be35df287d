package org.lvdao.platform.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.WechatStandIn;

class WechatAccessTokenTest {
  private final WechatStandIn standIn = new WechatStandIn();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T02:00:00Z"));
  private final WechatApi wechat = new WechatApi(settings(), ObjectMapper.getDefault());
  private final WechatAccessToken token = new WechatAccessToken(wechat, settings(), now::get);

  @Serdeable
  record Code(String code) {}

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Phone(@Nullable Integer errcode) implements WechatAnswer {}

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void a_token_is_kept_until_shortly_before_its_end() {
    var first = token.get();
    pass(Duration.ofMinutes(114));
    assertThat(token.get()).isEqualTo(first);
    assertThat(standIn.tokens().asked()).isEqualTo(1);

    standIn.tokens().end();
    pass(Duration.ofMinutes(1));
    assertThat(token.get()).isNotEqualTo(first);
    assertThat(standIn.tokens().asked()).isEqualTo(2);
  }

  @Test
  void many_who_need_a_token_ask_once() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asks = IntStream.range(0, 50).mapToObj(each -> (Callable<String>) token::get).toList();
      var tokens = new HashSet<String>();
      for (var answer : threads.invokeAll(asks)) {
        tokens.add(answer.get());
      }
      assertThat(tokens).hasSize(1);
    }
    assertThat(standIn.tokens().asked()).isEqualTo(1);
  }

  @Test
  void a_refused_token_is_replaced_once() {
    token.get();
    standIn.tokens().end();
    assertThat(phone("13800138000").error()).isZero();
    assertThat(standIn.tokens().asked()).isEqualTo(2);

    token.invalidate("an older one");
    assertThat(phone("13800138001").error()).isZero();
    assertThat(standIn.tokens().asked()).isEqualTo(2);
  }

  @Test
  void a_token_that_is_always_refused_is_told() {
    var refused =
        token.with(
            each -> {
              standIn.tokens().end();
              return ask("13800138000", each);
            });
    assertThat(refused.error()).isEqualTo(40001);
    assertThat(standIn.tokens().asked()).isEqualTo(2);
  }

  @Test
  void the_last_minutes_of_a_token_bridge_a_wechat_that_is_busy() {
    var first = token.get();
    standIn.tokens().away(true);
    pass(Duration.ofMinutes(116));
    assertThat(token.get()).isEqualTo(first);
    pass(Duration.ofMinutes(4));
    assertThatThrownBy(token::get).isInstanceOf(WechatUnavailable.class);
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private Phone phone(String code) {
    return token.with(each -> ask(code, each));
  }

  private Phone ask(String code, String accessToken) {
    return wechat.post(
        "/wxa/business/getuserphonenumber",
        Map.of("access_token", accessToken),
        new Code(code),
        Phone.class);
  }

  private WechatSettings settings() {
    return new WechatSettings(
        URI.create(standIn.url()),
        "wx-lvdao-local",
        "lvdao-local-secret",
        Duration.ofMinutes(1),
        "");
  }
}
