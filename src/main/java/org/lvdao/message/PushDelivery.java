package org.lvdao.message;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Consents;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.message.PushChannel.Attempt;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.OutboxHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes messages, each by one way at most. A push that fails is tried again by the same way, since
 * it may have arrived; when nobody was asked yet, another way is as good. What could not be pushed
 * within its lifetime stays in the inbox alone.
 */
@Singleton
class PushDelivery implements OutboxHandler<MessageEvent> {
  private static final Logger log = LoggerFactory.getLogger(PushDelivery.class);
  static final int WORKERS = 4;

  private final List<PushChannel> channels;
  private final MessageRepository messages;
  private final Preferences preferences;
  private final Consents consents;
  private final Transactions transactions;
  private final MessageSettings settings;
  private final InstantSource clock;

  PushDelivery(
      List<PushChannel> channels,
      MessageRepository messages,
      Preferences preferences,
      Consents consents,
      Transactions transactions,
      MessageSettings settings,
      InstantSource clock) {
    this.channels = channels;
    this.messages = messages;
    this.preferences = preferences;
    this.consents = consents;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "message-push";
  }

  @Override
  public Class<MessageEvent> eventType() {
    return MessageEvent.class;
  }

  /** A provider's answer takes a tenth of a second and more. */
  @Override
  public int workers() {
    return WORKERS;
  }

  @Override
  public void handle(List<MessageEvent> events) {
    events.forEach(event -> push(event.messageId(), 1));
  }

  /**
   * Pushes a message unless nobody wants it any more.
   *
   * @param count how many messages the push stands for
   * @throws Later when it is not the time
   */
  void push(long messageId, int count) {
    var message = messages.find(messageId).orElse(null);
    if (message != null && isWanted(message)) {
      push(new Notification(message, count));
    }
  }

  private boolean isWanted(MessageRow message) {
    Instant now = clock.instant();
    if (message.pushedAt() != null
        || message.readAt() != null
        || now.isAfter(message.createdAt().plus(settings.pushLifetime()))) {
      return false;
    }
    var preference = preferences.of(message.accountId());
    if (preference.mutedTopics().contains(message.kind().topic())
        || !consents.allows(message.accountId(), ConsentPurpose.PUSH)) {
      return false;
    }
    var quiet = preference.quietHours();
    var quietUntil = quiet == null ? null : quiet.endAfter(now);
    if (quietUntil != null) {
      throw new Later(quietUntil, "quiet hours");
    }
    return true;
  }

  private void push(Notification told) {
    var message = told.message();
    var chosen = message.pushChannel();
    Instant paused = null;
    for (var channel : channels) {
      if (!channel.isOn() || (chosen != null && chosen != channel.way())) {
        continue;
      }
      switch (channel.push(told)) {
        case Attempt.Done done -> {
          transactions.run(() -> messages.markPushed(message.id(), clock.instant()));
          return;
        }
        case Attempt.Unwanted unwanted -> {
          return;
        }
        case Attempt.Failed failed -> {
          log.warn("Push by {} failed: {}", channel.way(), failed.why());
          throw new Later(failed.again(), failed.why());
        }
        case Attempt.Paused pause -> paused = earlier(paused, pause.until());
        case Attempt.NoWay none -> {
          transactions.run(() -> messages.unchoose(message.id(), channel.way().name()));
          chosen = null;
        }
      }
    }
    if (paused != null) {
      throw new Later(paused, "the provider is away");
    }
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
