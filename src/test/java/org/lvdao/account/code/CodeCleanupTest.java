package org.lvdao.account.code;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.auth.Keys;

@LvdaoTest
class CodeCleanupTest {
  @Inject OneTimeCodes codes;
  @Inject CodeCleanup cleanup;
  @Inject OneTimeCodeRepository rows;
  @Inject AllowanceRepository allowances;
  @Inject AdjustableClock clock;
  @Inject Keys keys;

  @Test
  void codes_go_when_they_have_expired_and_counts_when_their_day_is_over() {
    var phone = "16%09d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000L));
    var device = UUID.randomUUID().toString();
    codes.send(new CodeHolder(CodePurpose.SIGN_IN, phone, device), "192.0.2.1", "tianqiao");
    var code = keys.mac("one-time-code", "SIGN_IN:" + phone + ":" + device);
    var day = keys.mac("code-allowance", "phone-day:" + phone);

    cleanup.clean();
    assertThat(rows.find(code)).isPresent();
    clock.advance(Duration.ofMinutes(6));
    cleanup.clean();
    assertThat(rows.find(code)).isEmpty();
    clock.advance(Duration.ofHours(24));
    cleanup.clean();
    assertThat(allowances.find(day)).isPresent();
    clock.advance(Duration.ofHours(1));
    cleanup.clean();
    assertThat(allowances.find(day)).isEmpty();
  }
}
