package org.lvdao.pickup.payment;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.payment.PaymentEvent.Wish;
import org.lvdao.pickup.payment.PaymentPort.Notice;
import org.lvdao.pickup.payment.PaymentPort.Trade;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.database.Transactions.Outrun;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.platform.web.CallbackClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The payments of fees. The provider decides whether one was paid: nothing that waits for a payment
 * ends before it was asked, and what was paid for nothing is given back, once.
 */
@Singleton
public class Payments {
  private static final Logger log = LoggerFactory.getLogger(Payments.class);

  private final PaymentRepository rows;
  private final @Nullable PaymentPort provider;
  private final BeanProvider<PaidFee> fees;
  private final CallbackClock callbacks;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param provider null in an installation that takes no payments
   * @param fees end bookings, which end their payments: each needs the other
   */
  Payments(
      PaymentRepository rows,
      @Nullable PaymentPort provider,
      BeanProvider<PaidFee> fees,
      CallbackClock callbacks,
      Outbox outbox,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.provider = provider;
    this.fees = fees;
    this.callbacks = callbacks;
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Refuses what has a fee where nobody takes payments.
   *
   * @throws DomainError {@code payment-unavailable}
   */
  public void requireProvider() {
    if (provider == null) {
      throw DomainError.of(PaymentProblem.PAYMENT_UNAVAILABLE);
    }
  }

  private PaymentPort port() {
    if (provider == null) {
      throw new PaymentAway("there is none any more");
    }
    return provider;
  }

  public Optional<PaymentRow> of(long bookingId) {
    return rows.findOf(bookingId);
  }

  /**
   * The payment of a booking, made if there is none; in the caller's transaction, which holds the
   * lock of the booking.
   *
   * @param amountFen in 分, more than 0
   */
  public PaymentRow open(long bookingId, String district, long amountFen) {
    return rows.findOf(bookingId)
        .orElseGet(
            () -> {
              long id = ids.next();
              rows.insert(id, bookingId, district, amountFen, clock.instant());
              return rows.find(id).orElseThrow();
            });
  }

  /**
   * Asks the provider how an open payment stands and takes what it says; outside any transaction.
   *
   * @throws DomainError {@code unavailable} when the provider is away
   */
  public PaymentRow ask(PaymentRow payment) {
    if (payment.state() == PaymentState.OPEN) {
      take(reach(() -> port().query(payment.tradeNo())));
    }
    return rows.find(payment.id()).orElseThrow();
  }

  /**
   * Prepares an open payment at the provider; outside any transaction.
   *
   * @return what the app passes to the payment sheet
   * @throws DomainError {@code unavailable} when the provider is away
   */
  public Map<String, String> prepay(PaymentPort.Order order) {
    return reach(() -> port().prepay(order));
  }

  private static <T> T reach(Supplier<T> call) {
    try {
      return call.get();
    } catch (PaymentAway away) {
      log.warn("The payment provider is away: {}", away.getMessage());
      throw DomainError.of(CommonProblem.UNAVAILABLE);
    }
  }

  /**
   * Takes what the provider tells by itself, once or more often.
   *
   * @throws DomainError {@code unauthenticated} unless the provider signed it just now
   */
  void take(Notice notice) {
    var trade =
        provider != null && callbacks.isNow(notice.timestamp()) ? provider.read(notice) : null;
    if (trade == null) {
      throw DomainError.of(CommonProblem.UNAUTHENTICATED);
    }
    take(trade);
  }

  /** What the provider says counts once, whichever way it comes. */
  private void take(Trade trade) {
    if (trade.state() == Trade.State.PAID) {
      transactions.run(() -> paid(trade));
    }
  }

  private void paid(Trade trade) {
    var payment = rows.find(number(trade.tradeNo())).orElse(null);
    if (payment == null) {
      log.error("A payment of {} 分 for {} is none of ours", trade.amountFen(), trade.tradeNo());
      return;
    }
    if (payment.state() != PaymentState.OPEN && payment.state() != PaymentState.CLOSED) {
      return;
    }
    boolean wanted = isWanted(payment, trade);
    var state = wanted ? PaymentState.PAID : PaymentState.REFUNDING;
    var transactionId = Objects.requireNonNull(trade.transactionId(), "paid without a number");
    if (rows.pay(payment.id(), state.name(), transactionId, trade.amountFen(), clock.instant())
        == 0) {
      throw new Outrun();
    }
    if (!wanted) {
      outbox.publish(new PaymentEvent(payment.id(), Wish.REFUND));
    }
  }

  /** What is not the fee pays nothing, and goes back as it came. */
  private boolean isWanted(PaymentRow payment, Trade trade) {
    if (trade.amountFen() == payment.amountFen()) {
      return fees.get().paid(payment.bookingId());
    }
    log.error(
        "Paid {} 分 instead of {} 分 for {}",
        trade.amountFen(),
        payment.amountFen(),
        trade.tradeNo());
    fees.get().unpaid(payment.bookingId());
    return false;
  }

  private static long number(String tradeNo) {
    try {
      return Long.parseLong(tradeNo);
    } catch (NumberFormatException notOurs) {
      return 0;
    }
  }

  /**
   * A booking ended, or should: what was paid is given back, and what is open is closed unless it
   * was paid meanwhile. In the caller's transaction, which holds the lock of the booking.
   *
   * @return whether the provider is asked first, whose answer comes by {@link PaidFee}
   */
  public boolean end(long bookingId) {
    var payment = rows.findOf(bookingId).orElse(null);
    if (payment == null) {
      return false;
    }
    if (payment.state() == PaymentState.OPEN) {
      outbox.publish(new PaymentEvent(payment.id(), Wish.END));
      return true;
    }
    if (rows.change(payment.id(), PaymentState.PAID.name(), PaymentState.REFUNDING.name()) == 1) {
      outbox.publish(new PaymentEvent(payment.id(), Wish.REFUND));
    }
    return false;
  }

  /**
   * Gives a part of a fee that was paid back, once: what it was for was not done. In the caller's
   * transaction, which holds the lock of the booking.
   *
   * @param fen more than 0, at most what was paid
   */
  public void giveBack(long bookingId, long fen) {
    rows.findOf(bookingId)
        .filter(payment -> rows.giveBack(payment.id(), fen) == 1)
        .ifPresent(payment -> outbox.publish(new PaymentEvent(payment.id(), Wish.REFUND)));
  }

  /** Closes an open payment at the provider, or takes that it was paid; true when it is over. */
  boolean endNow(long id) {
    var payment = rows.find(id).orElseThrow();
    if (payment.state() != PaymentState.OPEN) {
      return true;
    }
    var trade = port().query(payment.tradeNo());
    if (trade.state() != Trade.State.PAID) {
      trade = port().close(payment.tradeNo());
    }
    switch (trade.state()) {
      case PAID -> take(trade);
      case CLOSED -> transactions.run(() -> closed(payment));
      case NOT_PAID -> {
        return false;
      }
    }
    return true;
  }

  private void closed(PaymentRow payment) {
    if (rows.change(payment.id(), PaymentState.OPEN.name(), PaymentState.CLOSED.name()) == 1) {
      fees.get().unpaid(payment.bookingId());
    }
  }

  /** Gives a payment back at the provider; true when the payer has it. */
  boolean refundNow(long id) {
    var payment = rows.find(id).orElseThrow();
    if (payment.state() != PaymentState.REFUNDING) {
      return true;
    }
    long paid = Objects.requireNonNull(payment.paidFen(), "refunded without a payment");
    long back = payment.toRefund();
    if (!port().refund(payment.tradeNo(), payment.tradeNo(), back, paid)) {
      return false;
    }
    transactions.run(
        () -> {
          if (rows.refunded(id, clock.instant()) == 1) {
            fees.get().refunded(payment.bookingId(), back);
          }
        });
    return true;
  }
}
