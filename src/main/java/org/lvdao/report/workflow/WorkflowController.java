package org.lvdao.report.workflow;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/report-workflow")
@Secured(SecurityRule.IS_ANONYMOUS)
class WorkflowController {

  @Serdeable
  record WorkflowView(List<StatusView> statuses, List<TransitionView> transitions) {}

  @Serdeable
  record StatusView(ReportStatus code, String name, boolean open) {}

  /**
   * One step.
   *
   * @param who may take it
   * @param needs the request that must be waiting for a decision; null when none must
   */
  @Serdeable
  record TransitionView(
      ReportStatus from,
      String action,
      String actionName,
      ReportStatus to,
      Party who,
      @Nullable RequestKind needs) {}

  /** Read the lifecycle of a case: its states, and who may take which step. */
  @Get
  WorkflowView read() {
    return new WorkflowView(
        Arrays.stream(ReportStatus.values())
            .map(status -> new StatusView(status, status.label(), status.isOpen()))
            .toList(),
        Workflow.TABLE.rows().stream()
            .map(
                t ->
                    new TransitionView(
                        t.from(), t.action().code(), t.action().label(), t.to(), t.by(), t.needs()))
            .toList());
  }
}
