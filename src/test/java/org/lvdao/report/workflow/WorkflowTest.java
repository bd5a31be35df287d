package org.lvdao.report.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.TransitionTable.Transition;

class WorkflowTest {
  /** What the plans ask for; who may take a step follows the colon. */
  private static final String EXPECTED =
      """
      SUBMITTED accept ACCEPTED: DISPATCHER
      SUBMITTED reject REJECTED: DISPATCHER
      SUBMITTED mark-duplicate DUPLICATE: DISPATCHER
      SUBMITTED withdraw WITHDRAWN: REPORTER
      ACCEPTED dispatch DISPATCHED: DISPATCHER
      DISPATCHED return ACCEPTED: UNIT_HANDLER
      DISPATCHED start IN_PROGRESS: UNIT_HANDLER
      IN_PROGRESS suspend IN_PROGRESS: UNIT_HANDLER
      IN_PROGRESS approve-suspension SUSPENDED: SUPERVISOR once SUSPENSION is asked
      IN_PROGRESS refuse-suspension IN_PROGRESS: SUPERVISOR once SUSPENSION is asked
      SUSPENDED resume IN_PROGRESS: UNIT_HANDLER
      SUSPENDED resume IN_PROGRESS: SUPERVISOR
      IN_PROGRESS handle HANDLED: UNIT_HANDLER
      HANDLED close CLOSED: OTHER_VERIFIER
      HANDLED rework IN_PROGRESS: OTHER_VERIFIER
      CLOSED request-reopen CLOSED: REPORTER
      CLOSED reopen IN_PROGRESS: SUPERVISOR once REOPENING is asked
      CLOSED refuse-reopen CLOSED: SUPERVISOR once REOPENING is asked
      CLOSED look-back CLOSED: OTHER_VERIFIER
      CLOSED look-back IN_PROGRESS: OTHER_VERIFIER
      CLOSED rate CLOSED: REPORTER
      DISPATCHED extend DISPATCHED: UNIT_HANDLER
      DISPATCHED approve-extension DISPATCHED: SUPERVISOR once EXTENSION is asked
      DISPATCHED refuse-extension DISPATCHED: SUPERVISOR once EXTENSION is asked
      IN_PROGRESS extend IN_PROGRESS: UNIT_HANDLER
      IN_PROGRESS approve-extension IN_PROGRESS: SUPERVISOR once EXTENSION is asked
      IN_PROGRESS refuse-extension IN_PROGRESS: SUPERVISOR once EXTENSION is asked
      SUBMITTED correct SUBMITTED: DISPATCHER
      ACCEPTED correct ACCEPTED: DISPATCHER
      DISPATCHED correct DISPATCHED: DISPATCHER
      IN_PROGRESS correct IN_PROGRESS: DISPATCHER
      SUBMITTED comment SUBMITTED: REPORTER
      ACCEPTED comment ACCEPTED: REPORTER
      DISPATCHED comment DISPATCHED: REPORTER
      IN_PROGRESS comment IN_PROGRESS: REPORTER
      SUSPENDED comment SUSPENDED: REPORTER
      HANDLED comment HANDLED: REPORTER
      """;

  private static final Set<ReportStatus> ENDED =
      EnumSet.of(
          ReportStatus.CLOSED,
          ReportStatus.REJECTED,
          ReportStatus.DUPLICATE,
          ReportStatus.WITHDRAWN);

  @Test
  void the_table_holds_every_step_of_the_plan_and_no_other() {
    var steps =
        Workflow.TABLE.rows().stream()
            .filter(t -> t.action() != ReportAction.NOTE && !t.action().isAboutContent())
            .map(WorkflowTest::line)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(steps).containsExactlyElementsOf(new TreeSet<>(EXPECTED.lines().toList()));
    assertThat(Workflow.TABLE.rows()).doesNotHaveDuplicates();
  }

  @Test
  void any_staff_may_note_something_in_any_state() {
    var notes =
        Workflow.TABLE.rows().stream().filter(t -> t.action() == ReportAction.NOTE).toList();
    assertThat(notes)
        .hasSize(ReportStatus.values().length)
        .allMatch(t -> t.from() == t.to() && t.by() == Party.ANY_STAFF);
  }

  @Test
  void in_any_state_a_dispatcher_may_decide_what_others_may_read() {
    for (var action : List.of(ReportAction.PUBLISH, ReportAction.WITHHOLD)) {
      assertThat(Workflow.TABLE.rows().stream().filter(t -> t.action() == action))
          .hasSize(ReportStatus.values().length)
          .allMatch(t -> t.from() == t.to() && t.by() == Party.DISPATCHER)
          .allMatch(t -> t.needs() == RequestKind.PUBLICATION);
    }
  }

  @Test
  void every_state_can_be_reached() {
    assertThat(Workflow.TABLE.reachableFrom(ReportStatus.SUBMITTED))
        .containsExactlyInAnyOrder(ReportStatus.values());
  }

  @Test
  void only_ended_cases_have_no_way_on_and_closed_ones_can_be_reopened() {
    var left =
        Workflow.TABLE.rows().stream()
            .filter(t -> t.from() != t.to())
            .map(Transition::from)
            .collect(Collectors.toSet());
    for (var status : ReportStatus.values()) {
      assertThat(status.isOpen()).as("%s", status).isEqualTo(!ENDED.contains(status));
      assertThat(left.contains(status))
          .as("%s has a way on", status)
          .isEqualTo(status.isOpen() || status == ReportStatus.CLOSED);
    }
  }

  @Test
  void every_action_has_words_and_is_found_by_its_code() {
    for (var action : ReportAction.values()) {
      assertThat(action.label()).isNotBlank();
      assertThat(ReportAction.find(action.code())).contains(action);
    }
    assertThat(Arrays.stream(ReportAction.values()).map(ReportAction::label))
        .doesNotHaveDuplicates();
    assertThat(ReportAction.find("ACCEPT")).isEmpty();
  }

  @Test
  void the_picture_in_the_readme_is_the_one_the_table_gives() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    assertThat(readme).contains("```mermaid\n" + Workflow.mermaid() + "```\n");
  }

  private static String line(Transition<ReportStatus, ReportAction, Party, RequestKind> t) {
    return "%s %s %s: %s%s"
        .formatted(
            t.from(),
            t.action().code(),
            t.to(),
            t.by(),
            t.needs() == null ? "" : " once " + t.needs() + " is asked");
  }
}
