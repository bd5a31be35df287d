package org.lvdao.platform.seal;

import io.micrometer.core.instrument.MeterRegistry;
import org.lvdao.local.TestNode;

/** The change of keys, for tests of those who keep sealed values. */
public final class Rotation {
  private Rotation() {}

  /** Does what the node does once an hour. */
  public static void run(TestNode node) {
    node.bean(KeyRotation.class).rotate();
  }

  /** What the node tells its operator. */
  public static double olderRows(TestNode node) {
    // The meter is there once the job is, which is half a minute after the start.
    node.bean(KeyRotation.class);
    return node.bean(MeterRegistry.class).get("lvdao.sealed.older").gauge().value();
  }
}
