package org.lvdao.pickup.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.TransitionTable.Transition;

class BookingWorkflowTest {
  private static final Set<BookingStatus> ENDED =
      EnumSet.of(
          BookingStatus.SETTLED,
          BookingStatus.CANCELLED,
          BookingStatus.NO_SHOW,
          BookingStatus.EXPIRED);

  private static List<Transition<BookingStatus, BookingAction, BookingParty, Void>> rows() {
    return BookingWorkflow.TABLE.rows();
  }

  @Test
  void the_usual_way_goes_from_the_booking_to_the_settlement() {
    var status = BookingStatus.BOOKED;
    for (var action :
        List.of(
            BookingAction.OFFER,
            BookingAction.ACCEPT,
            BookingAction.DEPART,
            BookingAction.ARRIVE,
            BookingAction.WEIGH,
            BookingAction.CONFIRM,
            BookingAction.SETTLE)) {
      assertThat(BookingWorkflow.isPossible(action, status)).as("%s %s", status, action).isTrue();
      status = BookingWorkflow.target(status, action);
    }
    assertThat(status).isEqualTo(BookingStatus.SETTLED);
  }

  @Test
  void every_row_stands_once_and_leads_to_one_state() {
    assertThat(rows()).doesNotHaveDuplicates();
    for (var row : rows()) {
      assertThat(BookingWorkflow.target(row.from(), row.action())).isEqualTo(row.to());
    }
  }

  @Test
  void every_state_can_be_reached_and_only_ended_ones_have_no_way_on() {
    assertThat(EnumSet.copyOf(BookingWorkflow.TABLE.reachableFrom(BookingStatus.HELD)))
        .containsExactlyInAnyOrder(BookingStatus.values());
    var left =
        rows().stream()
            .filter(row -> row.from() != row.to())
            .map(Transition::from)
            .collect(Collectors.toSet());
    for (var status : BookingStatus.values()) {
      assertThat(status.isEnded()).as("%s", status).isEqualTo(ENDED.contains(status));
      // What was weighed was there, whoever said before that nobody was.
      assertThat(left.contains(status))
          .as("%s has a way on", status)
          .isEqualTo(!status.isEnded() || status == BookingStatus.NO_SHOW);
    }
  }

  @Test
  void nobody_but_a_supervisor_decides_a_dispute_and_nobody_but_its_collector_weighs() {
    assertThat(rows())
        .filteredOn(row -> row.action() == BookingAction.ADJUST)
        .isNotEmpty()
        .allMatch(row -> row.by() == BookingParty.SUPERVISOR);
    assertThat(rows())
        .filteredOn(row -> row.action() == BookingAction.WEIGH)
        .isNotEmpty()
        .allMatch(row -> row.by() == BookingParty.ITS_COLLECTOR);
  }

  @Test
  void every_action_has_words() {
    assertThat(Arrays.stream(BookingAction.values()).map(BookingAction::label))
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
  }

  @Test
  void the_picture_in_the_readme_is_the_one_the_table_gives() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("```mermaid\n" + BookingWorkflow.mermaid() + "```\n");
  }
}
