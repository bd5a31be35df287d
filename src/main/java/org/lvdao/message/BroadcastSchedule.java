package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.ResidentWalk.Place;
import org.lvdao.account.Residents.Resident;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;

/** When announcements (公告) are sent, and to how many: looked at, let go and stopped by staff. */
@Singleton
class BroadcastSchedule {
  /** How far ahead one can be scheduled. */
  private static final int MOST_DAYS = 30;

  private static final int COUNTED_AT_ONCE = 1_000;

  private final Broadcasts drafts;
  private final BroadcastRepository broadcasts;
  private final Audiences audiences;
  private final PushReach reach;
  private final Transactions transactions;
  private final BroadcastSettings settings;
  private final InstantSource clock;

  BroadcastSchedule(
      Broadcasts drafts,
      BroadcastRepository broadcasts,
      Audiences audiences,
      PushReach reach,
      Transactions transactions,
      BroadcastSettings settings,
      InstantSource clock) {
    this.drafts = drafts;
    this.broadcasts = broadcasts;
    this.audiences = audiences;
    this.reach = reach;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Whom a broadcast would tell at the moment.
   *
   * @param people who get it in their inbox
   * @param pushes how many of them can be pushed to
   * @param leftToday how many people the district may still tell today
   */
  @Serdeable
  record Preview(int people, int pushes, int leftToday) {}

  /** Takes as long as the people are many. */
  Preview preview(Actor actor, long id) {
    var row = drafts.read(actor, id);
    var size = count(row);
    return new Preview(size.people(), size.pushes(), left(row.district(), clock.instant()));
  }

  /**
   * Counts whom it will tell, before the transaction that sends it, because it takes as long as
   * they are many.
   *
   * @return 0 for what is no draft and will be refused
   */
  int people(Actor actor, long id) {
    var row = drafts.read(actor, id);
    return row.state() == BroadcastState.DRAFT ? count(row).people() : 0;
  }

  /**
   * Lets a draft be sent.
   *
   * @param version the actor has read
   * @param people whom it will tell, as just counted
   * @param at null for now
   * @throws DomainError {@code stale-version}, {@code broadcast-state}, {@code broadcast-limit}, or
   *     naming the time
   */
  BroadcastRow send(Actor actor, long id, long version, int people, @Nullable Instant at) {
    var now = clock.instant();
    var sendAt = at == null ? now : at;
    if (sendAt.isBefore(now) || sendAt.isAfter(now.plus(Duration.ofDays(MOST_DAYS)))) {
      throw DomainError.field("/sendAt", "broadcast-time", Map.of("days", MOST_DAYS));
    }
    return transactions.write(
        () -> {
          var row = changeable(actor, id, version);
          broadcasts.lockOpen(row.district());
          int left = left(row.district(), sendAt);
          if (people > left) {
            throw DomainError.of(MessageProblem.BROADCAST_LIMIT)
                .with("people", people)
                .with("left", left);
          }
          if (broadcasts.schedule(id, version, people, sendAt) == 0) {
            throw ended(row);
          }
          drafts.record(
              actor, "broadcast-sent", row, Map.of("people", people, "at", sendAt.toString()));
          return drafts.read(actor, id);
        });
  }

  /**
   * Stops a broadcast: nobody else is told, and no push is sent any more.
   *
   * @throws DomainError {@code stale-version}, {@code broadcast-state} when it has ended
   */
  BroadcastRow cancel(Actor actor, long id, long version) {
    return transactions.write(
        () -> {
          var row = changeable(actor, id, version);
          if (broadcasts.cancel(id, version, clock.instant()) == 0) {
            throw ended(row);
          }
          var cancelled = drafts.read(actor, id);
          drafts.record(actor, "broadcast-cancelled", row, Map.of("told", cancelled.told()));
          return cancelled;
        });
  }

  private BroadcastRow changeable(Actor actor, long id, long version) {
    var row = drafts.read(actor, id);
    if (row.version() != version) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return row;
  }

  private static DomainError ended(BroadcastRow row) {
    return DomainError.of(MessageProblem.BROADCAST_STATE).with("state", row.state().name());
  }

  private record Size(int people, int pushes) {}

  /** Holds a thousand people at a time. */
  private Size count(BroadcastRow row) {
    var audience = drafts.audience(row);
    int people = 0;
    int pushes = 0;
    Place place = null;
    do {
      var batch = audiences.next(row.district(), audience, place, COUNTED_AT_ONCE);
      var accounts = batch.people().stream().map(Resident::accountId).toList();
      people += accounts.size();
      pushes += reach.of(MessageKind.ANNOUNCEMENT, accounts).size();
      place = batch.next();
    } while (place != null);
    return new Size(people, pushes);
  }

  /** How many more people the district may tell on the day. */
  private int left(String district, Instant on) {
    var day = BusinessTime.dayOf(on);
    var told =
        broadcasts.countTold(
            district, BusinessTime.startOf(day), BusinessTime.startOf(day.plusDays(1)));
    return (int) Math.max(0, settings.districtPerDay() - (told == null ? 0 : told));
  }
}
