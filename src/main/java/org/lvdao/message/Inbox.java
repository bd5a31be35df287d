package org.lvdao.message;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

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
  private final Languages languages;
  private final Preferences preferences;
  private final Templates templates;
  private final DigestRepository digests;
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
      Languages languages,
      Preferences preferences,
      Templates templates,
      DigestRepository digests,
      List<PushChannel> channels,
      BeanProvider<Outbox> outbox,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.messages = messages;
    this.languages = languages;
    this.preferences = preferences;
    this.templates = templates;
    this.digests = digests;
    this.channels = channels;
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Writes the messages that are not there yet, and lets those be pushed. */
  void write(List<NoticeEvent> notices) {
    var accounts = notices.stream().map(NoticeEvent::accountId).distinct().toList();
    var spoken = languages.of(accounts);
    var preferred = preferences.of(accounts);
    var words = templates.all();
    // In one order, so that nodes that lock digests of the same people do not wait for each other.
    var ordered = notices.stream().sorted(comparingLong(NoticeEvent::accountId)).toList();
    transactions.run(
        () -> {
          for (var notice : ordered) {
            var language = spoken.getOrDefault(notice.accountId(), Language.CHINESE);
            var key = new TemplateKey(notice.kind(), TemplateChannel.INBOX, language);
            var template = requireNonNull(words.get(key));
            write(
                notice,
                template.content().filled(notice.values()),
                preferred.getOrDefault(notice.accountId(), NotificationPreferences.USUAL));
          }
        });
  }

  private void write(NoticeEvent notice, TemplateContent text, NotificationPreferences preference) {
    boolean isPushed = channels.stream().anyMatch(PushChannel::isOn);
    var together = isPushed ? Digests.end(notice.kind(), preference, clock.instant()) : null;
    if (together != null) {
      // Before the message, so that it cannot miss the digest it is counted in.
      digests.begin(notice.accountId(), together);
    }
    long id = ids.next();
    int written =
        messages.insert(
            id,
            notice.accountId(),
            notice.key(),
            notice.kind().name(),
            String.valueOf(text.title()),
            String.valueOf(text.body()),
            notice.path(),
            notice.at(),
            together != null);
    if (written == 1 && isPushed && together == null) {
      outbox.get().publish(new MessageEvent(id));
    }
  }

  /** The newest first. */
  Page<MessageView> page(Actor actor, boolean unread, @Nullable String cursor, int limit) {
    long beforeId = Cursor.beforeId(cursor);
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
