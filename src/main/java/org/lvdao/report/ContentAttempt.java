package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.content.ContentCheckUnavailable;
import org.lvdao.platform.outbox.OutboxHandler;

/** What a check can run into, in the words of the outbox. */
@Singleton
class ContentAttempt {
  private final InstantSource clock;

  ContentAttempt(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws OutboxHandler.Unavailable when nobody can judge now
   * @throws OutboxHandler.Later when a step was taken meanwhile, or nobody can judge for a while
   */
  void run(Runnable attempt) {
    try {
      attempt.run();
    } catch (ContentCheckUnavailable away) {
      var why = String.valueOf(away.getMessage());
      throw away.retryAfter() == null
          ? new OutboxHandler.Unavailable(why, away)
          : new OutboxHandler.Later(clock.instant().plus(away.retryAfter()), why);
    } catch (DomainError error) {
      throw error.type() == CommonProblem.STALE_VERSION
          ? new OutboxHandler.Later(clock.instant(), "a step was taken meanwhile")
          : error;
    }
  }
}
