package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.auth.Keys;

@LvdaoTest
class ExpiredCleanupTest {
  @Inject Api api;
  @Inject AdjustableClock clock;
  @Inject ExpiredCleanup cleanup;
  @Inject LoginThrottle throttle;
  @Inject ThrottleRepository failures;
  @Inject Keys keys;

  @Test
  void a_running_sign_in_survives_and_old_failures_go() {
    var name = "user-" + UUID.randomUUID();
    var bucket = keys.mac("login-throttle", "account:" + name);
    throttle.failed(name, "192.0.2.1");
    var answer = api.anonymous().post("/api/v1/auth/wechat", Map.of("code", "c-" + name)).is(200);

    cleanup.clean();
    assertThat(failures.find(bucket)).isPresent();
    clock.advance(Duration.ofDays(1));
    cleanup.clean();
    assertThat(failures.find(bucket)).isEmpty();
    answer = refresh(answer).is(200);
    clock.advance(Duration.ofDays(32));
    cleanup.clean();
    clock.reset();
    // Live by the clock, so only its removal can have ended it.
    refresh(answer).isProblem(401, "refresh-token-invalid");
  }

  private Answer refresh(Answer answer) {
    var token = answer.body().required("refreshToken").asText();
    return api.anonymous().post("/api/v1/auth/refresh", Map.of("refreshToken", token));
  }
}
