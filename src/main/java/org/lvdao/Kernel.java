package org.lvdao;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;

/** Time and identifiers, the two things everything asks for. */
@Factory
final class Kernel {
  /**
   * Whole milliseconds, as the database keeps them, so that what was stored equals what was said.
   */
  @Singleton
  @Replaces(bean = InstantSource.class, factory = InstantSourceFactory.class)
  InstantSource clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Singleton
  Ids ids(@Value("${lvdao.node:}") @Nullable Integer node, InstantSource clock) {
    return Ids.ofNode(node != null ? node : new SecureRandom().nextInt(Ids.NODES), clock);
  }
}
