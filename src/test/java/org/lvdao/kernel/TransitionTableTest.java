package org.lvdao.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionTableTest {
  private enum State {
    BOOKED,
    COLLECTED,
    CANCELLED
  }

  private enum Action {
    BOOK,
    COLLECT,
    ASK_MORE_TIME,
    GRANT,
    CANCEL
  }

  private enum Party {
    RESIDENT,
    COLLECTOR,
    OFFICE
  }

  private enum Request {
    MORE_TIME
  }

  private static final TransitionTable<State, Action, Party, Request> TABLE =
      TransitionTable.<State, Action, Party, Request>builder()
          .add(State.BOOKED, Action.COLLECT, State.COLLECTED, Party.COLLECTOR)
          .asking(
              State.BOOKED, Action.ASK_MORE_TIME, State.BOOKED, Party.COLLECTOR, Request.MORE_TIME)
          .deciding(State.BOOKED, Action.GRANT, State.BOOKED, Party.OFFICE, Request.MORE_TIME)
          .add(State.BOOKED, Action.CANCEL, State.CANCELLED, Party.RESIDENT)
          .add(State.BOOKED, Action.CANCEL, State.CANCELLED, Party.OFFICE)
          .build();

  @Test
  void a_party_may_do_what_its_rows_say_in_their_order() {
    assertThat(TABLE.allowed(State.BOOKED, Set.of(), party -> party != Party.RESIDENT))
        .containsExactly(Action.COLLECT, Action.ASK_MORE_TIME, Action.CANCEL);
    assertThat(TABLE.allowed(State.COLLECTED, Set.of(), party -> true)).isEmpty();
  }

  @Test
  void a_request_can_be_decided_once_it_waits_and_is_not_offered_again() {
    var waiting = Set.of(Request.MORE_TIME);
    assertThat(TABLE.allowed(State.BOOKED, waiting, party -> true))
        .containsExactly(Action.COLLECT, Action.GRANT, Action.CANCEL);
    assertThat(TABLE.isPossible(State.BOOKED, Action.GRANT, Set.of())).isFalse();
    assertThat(TABLE.isPossible(State.BOOKED, Action.GRANT, waiting)).isTrue();
    assertThat(TABLE.isPossible(State.BOOKED, Action.ASK_MORE_TIME, waiting)).isTrue();
    assertThat(TABLE.isDecidable(State.BOOKED, Request.MORE_TIME)).isTrue();
    assertThat(TABLE.isDecidable(State.COLLECTED, Request.MORE_TIME)).isFalse();
  }

  @Test
  void an_action_is_taken_as_the_first_party_that_passes() {
    assertThat(TABLE.party(State.BOOKED, Action.CANCEL, party -> true)).contains(Party.RESIDENT);
    assertThat(TABLE.party(State.BOOKED, Action.CANCEL, Party.OFFICE::equals))
        .contains(Party.OFFICE);
    assertThat(TABLE.party(State.COLLECTED, Action.CANCEL, party -> true)).isEmpty();
    assertThat(TABLE.isEverTaken(Action.CANCEL, Party.COLLECTOR::equals)).isFalse();
  }

  @Test
  void the_table_says_where_it_leads() {
    assertThat(TABLE.targets(State.BOOKED, Action.CANCEL)).containsExactly(State.CANCELLED);
    assertThat(TABLE.reachableFrom(State.BOOKED)).containsExactlyInAnyOrder(State.values());
    assertThat(TABLE.reachableFrom(State.COLLECTED)).containsExactly(State.COLLECTED);
  }

  @Test
  void its_picture_shows_what_changes_the_state() {
    assertThat(
            TABLE.mermaid(
                Action.BOOK,
                State.BOOKED,
                List.of(State.COLLECTED),
                action -> action.name().toLowerCase(Locale.ROOT)))
        .isEqualTo(
            """
            stateDiagram-v2
              [*] --> BOOKED: book
              BOOKED --> COLLECTED: collect (COLLECTOR)
              BOOKED --> CANCELLED: cancel (RESIDENT)
              BOOKED --> CANCELLED: cancel (OFFICE)
              COLLECTED --> [*]
            """);
  }
}
