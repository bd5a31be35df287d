package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private final Breaker breaker = new Breaker();
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void the_third_failure_in_a_row_pauses_longer_and_longer() {
    assertThat(breaker.failed(now, null)).isEqualTo(now.plusSeconds(5));
    assertThat(breaker.failed(now, null)).isEqualTo(now.plusSeconds(10));
    assertThat(breaker.pausedAt(now)).isNull();

    assertThat(breaker.failed(now, null)).isEqualTo(now.plusSeconds(20));
    assertThat(breaker.pausedAt(now)).isEqualTo(now.plusSeconds(20));
    assertThat(breaker.pausedAt(now.plusSeconds(20))).isNull();

    for (int i = 0; i < 20; i++) {
      breaker.failed(now, null);
    }
    assertThat(breaker.pausedAt(now)).isEqualTo(now.plus(Duration.ofMinutes(5)));
  }

  @Test
  void a_success_begins_anew() {
    breaker.failed(now, null);
    breaker.failed(now, null);
    breaker.succeeded();
    breaker.failed(now, null);
    assertThat(breaker.pausedAt(now)).isNull();
  }

  @Test
  void a_provider_that_says_how_long_is_left_alone_at_once() {
    var hour = Duration.ofHours(1);
    assertThat(breaker.failed(now, hour)).isEqualTo(now.plus(hour));
    assertThat(breaker.pausedAt(now.plus(hour).minusMillis(1))).isEqualTo(now.plus(hour));
    now = now.plus(hour);
    assertThat(breaker.pausedAt(now)).isNull();
  }
}
