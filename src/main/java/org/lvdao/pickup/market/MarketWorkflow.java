package org.lvdao.pickup.market;

import static org.lvdao.pickup.market.MarketAction.ACCEPT;
import static org.lvdao.pickup.market.MarketAction.CLOSE;
import static org.lvdao.pickup.market.MarketAction.DOUBT;
import static org.lvdao.pickup.market.MarketAction.EXPIRE;
import static org.lvdao.pickup.market.MarketAction.HAND_OVER;
import static org.lvdao.pickup.market.MarketAction.PASS;
import static org.lvdao.pickup.market.MarketAction.REFUSE;
import static org.lvdao.pickup.market.MarketAction.RELEASE;
import static org.lvdao.pickup.market.MarketAction.RESERVE;
import static org.lvdao.pickup.market.MarketParty.DISPATCHER;
import static org.lvdao.pickup.market.MarketParty.GIVER;
import static org.lvdao.pickup.market.MarketParty.SYSTEM;
import static org.lvdao.pickup.market.MarketParty.TAKER;
import static org.lvdao.pickup.market.MarketState.CHECKING;
import static org.lvdao.pickup.market.MarketState.CLOSED;
import static org.lvdao.pickup.market.MarketState.EXPIRED;
import static org.lvdao.pickup.market.MarketState.HANDED_OVER;
import static org.lvdao.pickup.market.MarketState.LISTED;
import static org.lvdao.pickup.market.MarketState.REFUSED;
import static org.lvdao.pickup.market.MarketState.RESERVED;
import static org.lvdao.pickup.market.MarketState.REVIEW;

import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.TransitionTable;

/** The life of a thing on the flea market. */
final class MarketWorkflow {
  static final TransitionTable<MarketState, MarketAction, MarketParty, Void> TABLE =
      TransitionTable.<MarketState, MarketAction, MarketParty, Void>builder()
          .add(CHECKING, PASS, REVIEW, SYSTEM)
          .add(CHECKING, REFUSE, REFUSED, SYSTEM)
          .add(CHECKING, CLOSE, CLOSED, GIVER)
          .add(CHECKING, EXPIRE, EXPIRED, SYSTEM)
          .add(REVIEW, ACCEPT, LISTED, DISPATCHER)
          .add(REVIEW, REFUSE, REFUSED, DISPATCHER)
          .add(REVIEW, CLOSE, CLOSED, GIVER)
          .add(REVIEW, EXPIRE, EXPIRED, SYSTEM)
          .add(LISTED, RESERVE, RESERVED, TAKER)
          .add(LISTED, DOUBT, REVIEW, SYSTEM)
          .add(LISTED, REFUSE, REFUSED, DISPATCHER)
          .add(LISTED, CLOSE, CLOSED, GIVER)
          .add(LISTED, EXPIRE, EXPIRED, SYSTEM)
          .add(RESERVED, HAND_OVER, HANDED_OVER, GIVER)
          .add(RESERVED, RELEASE, LISTED, TAKER)
          .add(RESERVED, RELEASE, LISTED, SYSTEM)
          .add(RESERVED, REFUSE, REFUSED, DISPATCHER)
          .add(RESERVED, CLOSE, CLOSED, GIVER)
          .build();

  private MarketWorkflow() {}

  /**
   * Where the action leads.
   *
   * @throws DomainError {@code market-state} when the party cannot take it now
   */
  static MarketState next(MarketItemRow row, MarketAction action, MarketParty by) {
    if (TABLE.party(row.state(), action, by::equals).isEmpty()) {
      throw DomainError.of(MarketProblem.MARKET_STATE).with("state", row.state().name());
    }
    return TABLE.targets(row.state(), action).getFirst();
  }
}
