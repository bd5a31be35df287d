package org.lvdao.kernel;

import com.github.f4b6a3.tsid.TsidFactory;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * Makes the 64-bit time-sorted identifiers (TSID) of every row. They are strings on the wire,
 * because JavaScript cannot hold 64-bit integers.
 */
public final class Ids {
  /** What an id looks like in a request; whatever fits is a {@code long}. */
  public static final String PATTERN = "[0-8]?\\d{1,18}";

  /** How many application nodes may make ids at the same time. */
  public static final int NODES = 1024;

  private final InstantSource clock;
  private volatile TsidFactory factory;

  /**
   * @param node as for {@link #renumber}
   */
  public Ids(int node, InstantSource clock) {
    this.clock = clock;
    this.factory = factory(node, clock);
  }

  /**
   * @param node which of the {@value #NODES} nodes this is; two running nodes must not share one,
   *     or they may make the same id in the same millisecond
   */
  public void renumber(int node) {
    factory = factory(node, clock);
  }

  private static TsidFactory factory(int node, InstantSource clock) {
    return TsidFactory.builder()
        .withNodeBits(10)
        .withNode(node)
        .withClock(clock.withZone(ZoneOffset.UTC))
        .build();
  }

  public long next() {
    return factory.create().toLong();
  }
}
