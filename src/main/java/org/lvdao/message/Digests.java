package org.lvdao.message;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.jobs.DueWork;
import org.lvdao.platform.outbox.Outbox;

/**
 * Lets many small messages of a person become one push: those of the quiet hours always, others
 * where the person chose it. The inbox has each of them at once.
 */
@Singleton
class Digests {
  private final DigestRepository digests;
  private final MessageRepository messages;
  private final Outbox outbox;
  private final DueWork work;
  private final InstantSource clock;

  Digests(
      DigestRepository digests,
      MessageRepository messages,
      Outbox outbox,
      DueWork work,
      InstantSource clock) {
    this.digests = digests;
    this.messages = messages;
    this.outbox = outbox;
    this.work = work;
    this.clock = clock;
  }

  /** When the push comes that a message of the kind shall be part of; null when it has its own. */
  static @Nullable Instant end(MessageKind kind, NotificationPreferences preferences, Instant now) {
    if (!kind.isSmall() || preferences.mutedTopics().contains(kind.topic())) {
      return null;
    }
    var quiet = preferences.quietHours();
    var quietUntil = quiet == null ? null : quiet.endAfter(now);
    if (quietUntil != null) {
      return quietUntil;
    }
    var minutes = preferences.digestMinutes();
    return minutes == null ? null : now.plus(Duration.ofMinutes(minutes));
  }

  /** Returns how many digests this node let out. */
  @Scheduled(fixedDelay = "5s", initialDelay = "5s")
  int check() {
    return work.run("Digests", size -> digests.findDue(clock.instant(), size), this::letOut);
  }

  /**
   * Whoever writes a message that waits has locked the digest before, so it is either part of this
   * one or begins the next.
   */
  private boolean letOut(long accountId) {
    if (digests.lockDue(accountId, clock.instant()).isEmpty()) {
      return false;
    }
    var waiting = messages.findWaiting(accountId);
    messages.endWaiting(accountId);
    digests.delete(accountId);
    if (waiting.size() == 1) {
      outbox.publish(new MessageEvent(waiting.getFirst()));
    } else if (waiting.size() > 1) {
      outbox.publish(new DigestEvent(waiting.getFirst(), waiting.size()));
    }
    return true;
  }
}
