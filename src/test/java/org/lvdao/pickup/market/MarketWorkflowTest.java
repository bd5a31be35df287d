package org.lvdao.pickup.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketWorkflowTest {
  @Test
  void every_state_is_reached_and_nothing_follows_an_end() {
    assertThat(MarketWorkflow.TABLE.reachableFrom(MarketState.CHECKING))
        .containsExactlyInAnyOrder(MarketState.values());
    for (var state : MarketState.values()) {
      boolean goesOn =
          Arrays.stream(MarketAction.values())
              .anyMatch(action -> MarketWorkflow.TABLE.isPossible(state, action, Set.of()));
      assertThat(goesOn).as("%s", state).isEqualTo(state.isOpen());
    }
  }

  @Test
  void an_action_leads_to_one_state_from_each_and_the_giver_can_always_take_it_back() {
    for (var state : MarketState.values()) {
      for (var action : MarketAction.values()) {
        assertThat(MarketWorkflow.TABLE.targets(state, action)).hasSizeLessThan(2);
      }
      assertThat(
              MarketWorkflow.TABLE
                  .party(state, MarketAction.CLOSE, MarketParty.GIVER::equals)
                  .isPresent())
          .isEqualTo(state.isOpen());
    }
  }
}
