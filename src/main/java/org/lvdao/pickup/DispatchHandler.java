package org.lvdao.pickup;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.platform.outbox.OutboxHandler;

/** Finds a collector as soon as a booking has none. */
@Singleton
class DispatchHandler implements OutboxHandler<BookingEvent> {
  /** What leaves a booking without a collector. */
  private static final Set<String> BEGINS =
      Stream.of(
              BookingAction.BOOK,
              BookingAction.PAY,
              BookingAction.CONFIRM,
              BookingAction.MOVE,
              BookingAction.REBOOK,
              BookingAction.DECLINE)
          .map(BookingAction::code)
          .collect(Collectors.toUnmodifiableSet());

  /** It publishes events itself, so it cannot be there before the outbox is. */
  private final BeanProvider<Dispatch> dispatch;

  DispatchHandler(BeanProvider<Dispatch> dispatch) {
    this.dispatch = dispatch;
  }

  @Override
  public String name() {
    return "pickup-dispatch";
  }

  @Override
  public Class<BookingEvent> eventType() {
    return BookingEvent.class;
  }

  @Override
  public void handle(List<BookingEvent> events) {
    for (var event : events) {
      if (BEGINS.contains(event.action())) {
        dispatch.get().beginIfWaiting(event.bookingId());
      }
    }
  }
}
