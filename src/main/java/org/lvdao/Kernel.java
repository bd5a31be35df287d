package org.lvdao;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.jobs.NodeNumber;

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
  Ids ids(NodeNumber node) {
    return node.ids();
  }
}
