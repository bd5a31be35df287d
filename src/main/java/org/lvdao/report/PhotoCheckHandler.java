package org.lvdao.report;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;

/** Asks for the verdicts about photos. While nobody can judge, they wait, and nothing else does. */
@Singleton
class PhotoCheckHandler implements OutboxHandler<PhotoCheckEvent> {
  private final BeanProvider<PhotoChecks> checks;
  private final ContentAttempt attempt;

  /**
   * @param checks publish themselves, so they are not there yet when the handlers are made
   */
  PhotoCheckHandler(BeanProvider<PhotoChecks> checks, ContentAttempt attempt) {
    this.checks = checks;
    this.attempt = attempt;
  }

  @Override
  public String name() {
    return "report-photo-check";
  }

  @Override
  public Class<PhotoCheckEvent> eventType() {
    return PhotoCheckEvent.class;
  }

  @Override
  public void handle(List<PhotoCheckEvent> events) {
    for (var event : events) {
      attempt.run(() -> checks.get().ask(event));
    }
  }
}
