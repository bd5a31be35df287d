package org.lvdao.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {
  private final PasswordHasher passwords = new PasswordHasher(new SimpleMeterRegistry());

  @Test
  void a_hash_is_argon2id_with_the_owasp_parameters_and_its_own_salt() {
    var hash = passwords.hash("正确的密码");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("正确的密码")).isNotEqualTo(hash);
    assertThat(verify("正确的密码", hash)).isTrue();
    assertThat(verify("错误的密码", hash)).isFalse();
  }

  @Test
  void no_more_run_at_a_time_than_there_are_cores() {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var quick = new QuickPasswords().passwords(new SimpleMeterRegistry());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 20; caller++) {
        threads.submit(
            () ->
                quick.inTurn(
                    work -> {
                      most.accumulateAndGet(running.incrementAndGet(), Math::max);
                      work.verifyNothing("guess");
                      return running.decrementAndGet();
                    }));
      }
    }
    assertThat(most.get()).isBetween(1, Runtime.getRuntime().availableProcessors());
  }

  private boolean verify(String password, String hash) {
    return passwords.inTurn(work -> work.verify(password, hash));
  }
}
