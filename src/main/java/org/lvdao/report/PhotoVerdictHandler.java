package org.lvdao.report;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.platform.content.PhotoVerdictEvent;
import org.lvdao.platform.outbox.OutboxHandler;

/** Takes the verdicts about photos; those that nobody asked for are forgotten. */
@Singleton
class PhotoVerdictHandler implements OutboxHandler<PhotoVerdictEvent> {
  /** WeChat may be faster than the transaction that keeps the trace, or wait for a slow node. */
  private static final Duration TRACE_MAY_COME = Duration.ofMinutes(1);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final BeanProvider<PhotoChecks> checks;
  private final ContentAttempt attempt;
  private final InstantSource clock;

  /**
   * @param checks publish themselves, so they are not there yet when the handlers are made
   */
  PhotoVerdictHandler(
      BeanProvider<PhotoChecks> checks, ContentAttempt attempt, InstantSource clock) {
    this.checks = checks;
    this.attempt = attempt;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "report-photo-verdict";
  }

  @Override
  public Class<PhotoVerdictEvent> eventType() {
    return PhotoVerdictEvent.class;
  }

  @Override
  public void handle(List<PhotoVerdictEvent> events) {
    for (var event : events) {
      attempt.run(() -> take(event));
    }
  }

  private void take(PhotoVerdictEvent event) {
    var now = clock.instant();
    if (!checks.get().judge(event.trace(), event.verdict())
        && now.isBefore(event.at().plus(TRACE_MAY_COME))) {
      throw new Later(now.plus(LOOK_AGAIN), "nobody knows the trace yet");
    }
  }
}
