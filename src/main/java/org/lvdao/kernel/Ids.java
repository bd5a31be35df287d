package org.lvdao.kernel;

import com.github.f4b6a3.tsid.TsidFactory;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * Makes the 64-bit time-sorted identifiers (TSID) of every row. They are strings on the wire,
 * because JavaScript cannot hold 64-bit integers.
 */
public final class Ids {
  /** How many application nodes may make ids at the same time. */
  public static final int NODES = 1024;

  private final TsidFactory factory;

  private Ids(TsidFactory factory) {
    this.factory = factory;
  }

  /**
   * @param node which of the {@value #NODES} nodes this is; two running nodes must not share one
   */
  public static Ids ofNode(int node, InstantSource clock) {
    return new Ids(
        TsidFactory.builder()
            .withNodeBits(10)
            .withNode(node)
            .withClock(clock.withZone(ZoneOffset.UTC))
            .build());
  }

  /** Ids whose random part repeats with the seed, for tests. */
  public static Ids seeded(long seed, Clock clock) {
    var random = new Random(seed);
    return new Ids(
        TsidFactory.builder()
            .withNodeBits(0)
            .withClock(clock)
            .withRandomFunction(() -> random.nextInt())
            .build());
  }

  public long next() {
    return factory.create().toLong();
  }
}
