package org.lvdao.pickup;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.account.StaffRightsEvent;
import org.lvdao.platform.outbox.OutboxHandler;

/** Gives the jobs of collectors who may do them no more to others. */
@Singleton
class CollectorRightsHandler implements OutboxHandler<StaffRightsEvent> {
  /** It publishes events itself, so it cannot be there before the outbox is. */
  private final BeanProvider<CollectorRegister> register;

  CollectorRightsHandler(BeanProvider<CollectorRegister> register) {
    this.register = register;
  }

  @Override
  public String name() {
    return "pickup-collectors";
  }

  @Override
  public Class<StaffRightsEvent> eventType() {
    return StaffRightsEvent.class;
  }

  @Override
  public void handle(List<StaffRightsEvent> events) {
    events.stream()
        .map(StaffRightsEvent::accountId)
        .distinct()
        .forEach(id -> register.get().rightsChanged(id));
  }
}
