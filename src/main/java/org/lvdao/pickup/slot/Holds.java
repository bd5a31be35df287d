package org.lvdao.pickup.slot;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.database.Transactions.Outrun;

/**
 * Places kept for a while (预占). However a hold ends, its row is deleted, and whoever deletes it,
 * which only one can, gives the place back or to a booking.
 */
@Singleton
public class Holds {
  private final HoldRepository rows;
  private final Slots slots;
  private final SlotSettings settings;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Holds(
      HoldRepository rows,
      Slots slots,
      SlotSettings settings,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.slots = slots;
    this.settings = settings;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps a place; the one the account had is given back for it, and stays theirs when this one is
   * gone.
   *
   * @throws DomainError {@code slot-full}, {@code slot-closed}, or naming the slot
   */
  Hold hold(Actor actor, long slotId, boolean bulky) {
    return transactions.write(
        () -> {
          var before = rows.findOf(actor.accountId()).orElse(null);
          if (before != null) {
            end(before);
          }
          var hold = new Hold(ids.next(), actor.accountId(), slotId, bulky, until(before, slotId));
          insert(hold);
          // The places last, because everybody who wants one waits for them.
          if (before == null) {
            slots.take(slotId, bulky);
          } else {
            slots.exchange(before.slotId(), before.bulky(), slotId, bulky);
          }
          return hold;
        });
  }

  /** Who asks for the same place again keeps it no longer for that. */
  private Instant until(@Nullable Hold before, long slotId) {
    var now = clock.instant();
    return before != null && before.slotId() == slotId && before.expiresAt().isAfter(now)
        ? before.expiresAt()
        : now.plus(settings.holdKept());
  }

  private void insert(Hold hold) {
    try {
      rows.insert(hold.id(), hold.accountId(), hold.slotId(), hold.bulky(), hold.expiresAt());
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicateKey(failure)) {
        throw new Outrun();
      }
      throw failure;
    }
  }

  /**
   * Ends a hold whose place goes to a booking, in the transaction that writes the booking.
   *
   * @throws DomainError {@code hold-ended}
   */
  public Hold use(Actor actor, long holdId) {
    var hold =
        rows.find(holdId)
            .filter(row -> row.accountId() == actor.accountId())
            .filter(row -> row.expiresAt().isAfter(clock.instant()))
            .orElseThrow(() -> DomainError.of(SlotProblem.HOLD_ENDED));
    end(hold);
    return hold;
  }

  /**
   * @throws DomainError {@code not-found}
   */
  void release(Actor actor, long holdId) {
    transactions.run(
        () -> {
          var hold =
              rows.find(holdId)
                  .filter(row -> row.accountId() == actor.accountId())
                  .orElseThrow(DomainError::notFound);
          end(hold);
          slots.giveBack(hold.slotId(), hold.bulky());
        });
  }

  /** Ends one whose time is over; false when it has ended otherwise. */
  boolean expire(long holdId) {
    var hold = rows.find(holdId).orElse(null);
    if (hold == null || hold.expiresAt().isAfter(clock.instant()) || rows.delete(holdId) == 0) {
      return false;
    }
    slots.giveBack(hold.slotId(), hold.bulky());
    return true;
  }

  /** Ends what the account has, in the caller's transaction. */
  void releaseOf(long accountId) {
    rows.findOf(accountId)
        .ifPresent(
            hold -> {
              end(hold);
              slots.giveBack(hold.slotId(), hold.bulky());
            });
  }

  /** Gives what the one account has to the other, which keeps its own if it has one. */
  void move(long from, long to) {
    if (rows.findOf(to).isPresent()) {
      releaseOf(from);
    } else {
      rows.move(from, to);
    }
  }

  private void end(Hold hold) {
    if (rows.delete(hold.id()) == 0) {
      throw new Outrun();
    }
  }
}
