package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Residents;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.payment.PaidFee;
import org.lvdao.pickup.payment.PaymentPort;
import org.lvdao.pickup.payment.PaymentRow;
import org.lvdao.pickup.payment.PaymentState;
import org.lvdao.pickup.payment.Payments;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.database.Transactions;

/** Bookings with a fee: paying it, and what follows. */
@Singleton
class BookingPayments implements PaidFee {
  private final BookingRepository bookings;
  private final BookingViews views;
  private final BookingSteps steps;
  private final BookingEnds ends;
  private final BookingDue due;
  private final BookingNotices notices;
  private final ClosedSlots closedSlots;
  private final Payments payments;
  private final Residents residents;
  private final Transactions transactions;
  private final InstantSource clock;

  BookingPayments(
      BookingRepository bookings,
      BookingViews views,
      BookingSteps steps,
      BookingEnds ends,
      BookingDue due,
      BookingNotices notices,
      ClosedSlots closedSlots,
      Payments payments,
      Residents residents,
      Transactions transactions,
      InstantSource clock) {
    this.bookings = bookings;
    this.views = views;
    this.steps = steps;
    this.ends = ends;
    this.due = due;
    this.notices = notices;
    this.closedSlots = closedSlots;
    this.payments = payments;
    this.residents = residents;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A payment, and what the app passes to the payment sheet.
   *
   * @param parameters null when there is nothing to pay any more
   */
  record Payable(PaymentRow payment, @Nullable Map<String, String> parameters) {}

  /**
   * Prepares the payment of the fee, the same one however often. Calls the provider, so it is
   * outside any transaction.
   *
   * @throws DomainError {@code not-found}, {@code booking-action-not-allowed} when nothing is to be
   *     paid, {@code unavailable}
   */
  Payable begin(Actor actor, long id) {
    var open =
        transactions.write(
            () -> {
              var booking = views.own(actor, bookings.lock(id).orElseThrow(DomainError::notFound));
              var known = payments.of(id).filter(payment -> payment.state() != PaymentState.OPEN);
              if (known.isPresent()) {
                return known.get();
              }
              if (booking.status != BookingStatus.HELD || booking.fee == 0) {
                throw booking.actionNotAllowed(actor);
              }
              return payments.open(booking.id, booking.district, booking.fee);
            });
    if (open.state() != PaymentState.OPEN) {
      return new Payable(open, null);
    }
    var booking = bookings.findById(id).orElseThrow();
    var parameters =
        payments.prepay(
            new PaymentPort.Order(
                Long.toString(open.id()),
                open.amountFen(),
                "预约回收 " + booking.bookingNo,
                openid(actor),
                Objects.requireNonNullElse(booking.dueAt, clock.instant())));
    return new Payable(open, parameters);
  }

  private @Nullable String openid(Actor actor) {
    return residents.wechatIds(List.of(actor.accountId())).stream()
        .findFirst()
        .map(Residents.WechatId::openid)
        .orElse(null);
  }

  /**
   * How the payment stands; while it is open the provider is asked, whose own message may be late.
   * Outside any transaction.
   *
   * @throws DomainError {@code not-found}, {@code unavailable}
   */
  PaymentRow read(Actor actor, long id) {
    var booking = views.read(actor, id);
    var payment = payments.of(booking.id).orElseThrow(DomainError::notFound);
    return payment.state() == PaymentState.OPEN ? payments.ask(payment) : payment;
  }

  @Override
  public boolean paid(long bookingId) {
    var booking = bookings.lock(bookingId).orElseThrow();
    if (booking.status != BookingStatus.HELD) {
      return false;
    }
    booking.dueAt = due.forCollector(booking);
    notices.booked(steps.write(booking, Step.bySystem(BookingAction.PAY)));
    return true;
  }

  @Override
  public void unpaid(long bookingId) {
    var booking = bookings.lock(bookingId).orElseThrow();
    if (booking.status != BookingStatus.HELD) {
      return;
    }
    var closed = closedSlots.reason(booking);
    if (closed == null) {
      notices.expired(ends.end(booking, Step.bySystem(BookingAction.EXPIRE), null));
    } else {
      ends.end(booking, Step.bySystem(BookingAction.CANCEL).note(closed), closed);
    }
  }

  @Override
  public void refunded(long bookingId, long amountFen) {
    notices.refunded(bookings.findById(bookingId).orElseThrow(), amountFen);
  }
}
