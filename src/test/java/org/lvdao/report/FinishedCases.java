package org.lvdao.report;

import io.micronaut.context.ApplicationContext;

/** Lets the jobs of cases whose reporters go run now instead of by and by. */
public final class FinishedCases {
  private FinishedCases() {}

  /** Erases what reporters who are gone said in cases that are done. */
  public static void finish(ApplicationContext beans) {
    beans.getBean(ReporterData.class).finish();
  }
}
