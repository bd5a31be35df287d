package org.lvdao.platform.auth;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/** Argon2id with the least memory: most of what the tests computed was passwords. */
@Factory
final class QuickPasswords {
  private static final int LEAST_KIB = 8;

  @Singleton
  @Replaces(PasswordHasher.class)
  PasswordHasher passwords(MeterRegistry meters) {
    return new PasswordHasher(meters, Argon2Function.getInstance(LEAST_KIB, 1, 1, 32, Argon2.ID));
  }
}
