package org.lvdao.report;

import jakarta.inject.Singleton;
import java.util.Map;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.report.workflow.ReportAction;

/** Tells the reporter of a case which steps others took. */
@Singleton
class ReportNotices {
  private static final Map<ReportAction, MessageKind> TOLD =
      Map.of(
          ReportAction.ACCEPT, MessageKind.REPORT_ACCEPTED,
          ReportAction.REJECT, MessageKind.REPORT_REJECTED,
          ReportAction.MARK_DUPLICATE, MessageKind.REPORT_MERGED,
          ReportAction.DISPATCH, MessageKind.REPORT_DISPATCHED,
          ReportAction.HANDLE, MessageKind.REPORT_HANDLED,
          ReportAction.CLOSE, MessageKind.REPORT_CLOSED,
          ReportAction.REOPEN, MessageKind.REPORT_REOPENED,
          ReportAction.REFUSE_REOPEN, MessageKind.REPORT_REOPEN_REFUSED,
          ReportAction.WITHHOLD, MessageKind.REPORT_WITHHELD);

  private final Outbox outbox;

  ReportNotices(Outbox outbox) {
    this.outbox = outbox;
  }

  /** In the transaction of the step. */
  void tell(Report report, ReportAction action) {
    var kind = TOLD.get(action);
    if (kind != null && report.reporterId != null) {
      outbox.publish(
          new NoticeEvent(
              report.id,
              report.version,
              kind,
              report.reporterId,
              report.updatedAt,
              Map.of("caseNo", report.caseNo),
              "/reports/" + report.id));
    }
  }
}
