package org.lvdao.report;

import jakarta.inject.Singleton;
import org.lvdao.account.AccountMerge;
import org.lvdao.report.support.Supports;

/** Cases, requests and voices follow a resident whose accounts become one. */
@Singleton
class ReporterMerge implements AccountMerge {
  private final Requests requests;
  private final ReportSteps steps;
  private final Supports supports;

  ReporterMerge(Requests requests, ReportSteps steps, Supports supports) {
    this.requests = requests;
    this.steps = steps;
    this.supports = supports;
  }

  @Override
  public void move(long from, long to) {
    requests.changeReporter(from, to);
    steps.changeReporter(from, to);
    supports.changeAccount(from, to);
  }
}
