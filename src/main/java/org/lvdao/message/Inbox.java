package org.lvdao.message;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;

/** What each person was told. */
@Singleton
class Inbox {
  private final MessageRepository messages;
  private final Preferences preferences;
  private final MessageWords words;
  private final List<PushChannel> channels;
  private final BeanProvider<Outbox> outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * @param outbox asked for when it is needed, because it knows the handler that writes here
   */
  Inbox(
      MessageRepository messages,
      Preferences preferences,
      MessageWords words,
      List<PushChannel> channels,
      BeanProvider<Outbox> outbox,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.messages = messages;
    this.preferences = preferences;
    this.words = words;
    this.channels = channels;
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes the messages that are not there yet, and lets those be pushed. */
  void write(List<NoticeEvent> notices) {
    var languages =
        preferences.languages(notices.stream().map(NoticeEvent::accountId).distinct().toList());
    transactions.run(
        () -> {
          for (var notice : notices) {
            write(notice, languages.getOrDefault(notice.accountId(), Language.CHINESE));
          }
        });
  }

  private void write(NoticeEvent notice, Language language) {
    long id = ids.next();
    int written =
        messages.insert(
            id,
            notice.accountId(),
            notice.key(),
            notice.kind().name(),
            words.title(notice.kind(), language),
            words.body(notice.kind(), language, notice.values()),
            notice.path(),
            notice.at());
    if (written == 1 && channels.stream().anyMatch(PushChannel::isOn)) {
      outbox.get().publish(new MessageEvent(id));
    }
  }

  /** The newest first. */
  Page<MessageView> page(Actor actor, boolean unread, @Nullable String cursor, int limit) {
    var before = Cursor.decode(cursor, 1);
    long beforeId = Cursor.beforeId(before);
    var rows =
        unread
            ? messages.findUnread(actor.accountId(), beforeId, limit + 1)
            : messages.findMine(actor.accountId(), beforeId, limit + 1);
    return Page.cut(rows, limit, row -> Cursor.of(row.id())).map(MessageView::of);
  }

  long countUnread(Actor actor) {
    return messages.countUnread(actor.accountId());
  }

  /**
   * Twice is once.
   *
   * @throws DomainError {@code not-found} when it is nobody's or another's
   */
  MessageView markRead(Actor actor, long id) {
    return transactions.write(
        () -> {
          own(actor, id);
          messages.markRead(id, clock.instant());
          return MessageView.of(own(actor, id));
        });
  }

  void markAllRead(Actor actor) {
    transactions.run(() -> messages.markAllRead(actor.accountId(), clock.instant()));
  }

  private MessageRow own(Actor actor, long id) {
    return messages
        .find(id)
        .filter(row -> row.accountId() == actor.accountId())
        .orElseThrow(DomainError::notFound);
  }
}
