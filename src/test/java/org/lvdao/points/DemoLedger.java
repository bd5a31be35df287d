package org.lvdao.points;

import io.micronaut.context.ApplicationContext;

/** The ledger of the demo, whose clock is not the system's. */
public final class DemoLedger {
  private DemoLedger() {}

  /** Books what is due at the caller's time; gives how much that was. */
  public static int night(ApplicationContext beans) {
    return beans.getBean(LedgerJob.class).check();
  }
}
