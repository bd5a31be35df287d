package org.lvdao.pickup.workflow;

import static org.lvdao.pickup.workflow.BookingAction.*;
import static org.lvdao.pickup.workflow.BookingParty.COLLECTOR;
import static org.lvdao.pickup.workflow.BookingParty.DISPATCHER;
import static org.lvdao.pickup.workflow.BookingParty.ITS_COLLECTOR;
import static org.lvdao.pickup.workflow.BookingParty.RESIDENT;
import static org.lvdao.pickup.workflow.BookingParty.SUPERVISOR;
import static org.lvdao.pickup.workflow.BookingParty.SYSTEM;
import static org.lvdao.pickup.workflow.BookingStatus.ADJUSTED;
import static org.lvdao.pickup.workflow.BookingStatus.ARRIVED;
import static org.lvdao.pickup.workflow.BookingStatus.ASSIGNED;
import static org.lvdao.pickup.workflow.BookingStatus.BOOKED;
import static org.lvdao.pickup.workflow.BookingStatus.CANCELLED;
import static org.lvdao.pickup.workflow.BookingStatus.CONFIRMED;
import static org.lvdao.pickup.workflow.BookingStatus.DISPUTED;
import static org.lvdao.pickup.workflow.BookingStatus.EN_ROUTE;
import static org.lvdao.pickup.workflow.BookingStatus.EXPIRED;
import static org.lvdao.pickup.workflow.BookingStatus.HELD;
import static org.lvdao.pickup.workflow.BookingStatus.OFFERED;
import static org.lvdao.pickup.workflow.BookingStatus.SETTLED;
import static org.lvdao.pickup.workflow.BookingStatus.WEIGHED;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.TransitionTable;
import org.lvdao.kernel.TransitionTable.Builder;

/**
 * The life of a booking as one table. Whatever asks what may be done with a booking, and by whom,
 * reads this table.
 *
 * <p>A collector's phone may have been away for a day, so what it did comes late, twice and out of
 * order: that is why arriving and weighing are possible without what goes before them, and why a
 * weigh-in wins over "nobody was there".
 */
public final class BookingWorkflow {
  static final TransitionTable<BookingStatus, BookingAction, BookingParty, Void> TABLE = table();

  private BookingWorkflow() {}

  /** A booking as far as the table looks at it. */
  public interface Case {
    BookingStatus status();

    AreaPath areaPath();

    boolean isBookedBy(long accountId);

    boolean isAssignedTo(long accountId);
  }

  private static TransitionTable<BookingStatus, BookingAction, BookingParty, Void> table() {
    var table = TransitionTable.<BookingStatus, BookingAction, BookingParty, Void>builder();
    table
        .add(HELD, PAY, BOOKED, SYSTEM)
        .add(HELD, CONFIRM, BOOKED, RESIDENT)
        .add(HELD, EXPIRE, EXPIRED, SYSTEM);
    beforeTheVisit(table);
    dispatch(table);
    visit(table);
    afterwards(table);
    return table.build();
  }

  private static void beforeTheVisit(
      Builder<BookingStatus, BookingAction, BookingParty, Void> table) {
    for (var status : List.of(HELD, BOOKED, OFFERED, ASSIGNED)) {
      table
          .add(status, CHANGE, status, RESIDENT)
          .add(status, MOVE, status == HELD ? HELD : BOOKED, RESIDENT)
          .add(status, CANCEL, CANCELLED, RESIDENT)
          .add(status, CANCEL, CANCELLED, DISPATCHER)
          .add(status, CANCEL, CANCELLED, SYSTEM)
          .add(status, REBOOK, status == HELD ? HELD : BOOKED, SYSTEM);
    }
    // A window that was missed leaves the collector the booking: they may have come in time, and
    // their phone tells it later. The resident may move it or cancel it meanwhile.
    table
        .add(EN_ROUTE, MOVE, BOOKED, RESIDENT)
        .add(EN_ROUTE, CANCEL, CANCELLED, RESIDENT)
        .add(EN_ROUTE, CANCEL, CANCELLED, DISPATCHER)
        .add(EN_ROUTE, CANCEL, CANCELLED, SYSTEM);
    for (var status : List.of(BOOKED, OFFERED, ASSIGNED, EN_ROUTE)) {
      table.add(status, MISS, status, SYSTEM).add(status, EXPIRE, EXPIRED, SYSTEM);
    }
  }

  private static void dispatch(Builder<BookingStatus, BookingAction, BookingParty, Void> table) {
    table
        .add(BOOKED, OFFER, OFFERED, SYSTEM)
        .add(BOOKED, OFFER, OFFERED, DISPATCHER)
        .add(OFFERED, OFFER, OFFERED, SYSTEM)
        .add(OFFERED, END_OFFER, BOOKED, SYSTEM)
        .add(OFFERED, ACCEPT, ASSIGNED, COLLECTOR)
        .add(ASSIGNED, DECLINE, BOOKED, ITS_COLLECTOR)
        .add(ASSIGNED, DECLINE, BOOKED, SYSTEM);
    // A phone or an account may be lost at the door.
    table.add(ARRIVED, ASSIGN, ASSIGNED, DISPATCHER).add(ARRIVED, CANCEL, CANCELLED, DISPATCHER);
    for (var status : List.of(BOOKED, OFFERED, ASSIGNED, EN_ROUTE)) {
      table.add(status, ASSIGN, ASSIGNED, DISPATCHER).add(status, ASSIGN, ASSIGNED, SYSTEM);
    }
  }

  private static void visit(Builder<BookingStatus, BookingAction, BookingParty, Void> table) {
    table.add(ASSIGNED, DEPART, EN_ROUTE, ITS_COLLECTOR);
    for (var status : List.of(ASSIGNED, EN_ROUTE)) {
      table.add(status, ARRIVE, ARRIVED, ITS_COLLECTOR);
    }
    for (var status : List.of(ASSIGNED, EN_ROUTE, ARRIVED)) {
      table
          .add(status, WEIGH, WEIGHED, ITS_COLLECTOR)
          .add(status, NO_SHOW, BookingStatus.NO_SHOW, ITS_COLLECTOR);
    }
    table.add(BookingStatus.NO_SHOW, WEIGH, WEIGHED, ITS_COLLECTOR);
    // What arrives late fills its time and changes nothing else.
    for (var status :
        List.of(
            EN_ROUTE,
            ARRIVED,
            WEIGHED,
            BookingStatus.NO_SHOW,
            CONFIRMED,
            DISPUTED,
            ADJUSTED,
            SETTLED)) {
      table.add(status, DEPART, status, ITS_COLLECTOR);
    }
    for (var status :
        List.of(ARRIVED, WEIGHED, BookingStatus.NO_SHOW, CONFIRMED, DISPUTED, ADJUSTED, SETTLED)) {
      table.add(status, ARRIVE, status, ITS_COLLECTOR);
    }
    for (var status :
        List.of(BookingStatus.NO_SHOW, WEIGHED, CONFIRMED, DISPUTED, ADJUSTED, SETTLED)) {
      table.add(status, NO_SHOW, status, ITS_COLLECTOR);
    }
  }

  private static void afterwards(Builder<BookingStatus, BookingAction, BookingParty, Void> table) {
    table
        .add(WEIGHED, CONFIRM, CONFIRMED, RESIDENT)
        .add(WEIGHED, CONFIRM, CONFIRMED, SYSTEM)
        .add(WEIGHED, DISPUTE, DISPUTED, RESIDENT)
        .add(WEIGHED, CORRECT, WEIGHED, SUPERVISOR)
        .add(DISPUTED, ADJUST, ADJUSTED, SUPERVISOR)
        .add(CONFIRMED, SETTLE, SETTLED, SYSTEM)
        .add(ADJUSTED, SETTLE, SETTLED, SYSTEM);
    for (var status : List.of(WEIGHED, CONFIRMED, DISPUTED, ADJUSTED, SETTLED)) {
      table.add(status, RATE, status, RESIDENT);
    }
  }

  /** What the actor may do with the booking as it stands, in the order of the table. */
  public static Set<BookingAction> allowed(Case booking, Actor actor) {
    return TABLE.allowed(booking.status(), Set.of(), party -> party.includes(actor, booking));
  }

  /** As which party the actor may take the action now; null if as none. */
  public static @Nullable BookingParty partyFor(BookingAction action, Actor actor, Case booking) {
    return TABLE
        .party(booking.status(), action, party -> party.includes(actor, booking))
        .orElse(null);
  }

  /** Whether anybody may take the action in the state. */
  public static boolean isPossible(BookingAction action, BookingStatus status) {
    return TABLE.isPossible(status, action, Set.of());
  }

  /**
   * The state the action leads to.
   *
   * @throws IllegalStateException when the state forbids the action
   */
  public static BookingStatus target(BookingStatus from, BookingAction action) {
    var targets = TABLE.targets(from, action);
    if (targets.size() != 1) {
      throw new IllegalStateException(from + " has " + targets + " for " + action);
    }
    return targets.getFirst();
  }

  /** The picture of the table that stands in the README. */
  static String mermaid() {
    var ended = Arrays.stream(BookingStatus.values()).filter(BookingStatus::isEnded).toList();
    return TABLE.mermaid(BOOK, BOOKED, ended, BookingAction::code);
  }
}
