package org.lvdao.message;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.lvdao.account.ResidentWalk.Place;
import org.lvdao.account.Residents.Resident;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.jobs.DueWork;
import org.lvdao.platform.outbox.Outbox;

/**
 * Writes the messages of broadcasts, so many people in one transaction, which also says how far it
 * has come. Whoever dies in the middle of it has written nothing, and any node goes on from there;
 * a broadcast that was cancelled is found no more. Its pushes stand in the outbox one behind the
 * other, none at night.
 */
@Singleton
class BroadcastSending {
  private static final int BATCH = 500;

  private final BroadcastRepository broadcasts;
  private final AnnouncementRepository announcements;
  private final Audiences audiences;
  private final PushReach reach;
  private final Outbox outbox;
  private final DueWork work;
  private final BroadcastSettings settings;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  BroadcastSending(
      BroadcastRepository broadcasts,
      AnnouncementRepository announcements,
      Audiences audiences,
      PushReach reach,
      Outbox outbox,
      DueWork work,
      BroadcastSettings settings,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.broadcasts = broadcasts;
    this.announcements = announcements;
    this.audiences = audiences;
    this.reach = reach;
    this.outbox = outbox;
    this.work = work;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Returns how many batches this node wrote, and broadcasts it ended. */
  @Scheduled(fixedDelay = "1s", initialDelay = "1s")
  int check() {
    return work.run("Broadcasts", size -> broadcasts.findDue(clock.instant(), size), this::goOn);
  }

  /** Writes one batch, in the transaction of the caller; false when there is nothing to do. */
  boolean goOn(long id) {
    var now = clock.instant();
    var broadcast = broadcasts.lockDue(id, now).orElse(null);
    if (broadcast == null) {
      return false;
    }
    if (broadcast.written()) {
      broadcasts.finish(id, now);
      return true;
    }
    var community = broadcast.community();
    var batch =
        audiences.next(
            broadcast.district(),
            json.read(broadcast.audience(), BroadcastAudience.class),
            community == null ? null : new Place(community, broadcast.afterAccount()),
            BATCH);
    var rows = write(broadcast, batch.people(), now);
    int pushes = 0;
    var pushAt = broadcast.pushAt();
    var reached = reached(rows);
    if (!reached.isEmpty()) {
      var slots = new Slots(now);
      for (var row : rows) {
        if (reached.contains(row.accountId())) {
          outbox.publish(new AnnouncementEvent(row.id(), id), slots.take());
          pushes++;
        }
      }
      pushAt = slots.next;
    }
    var next = batch.next();
    broadcasts.goOn(
        id,
        next == null ? community : next.community(),
        next == null ? broadcast.afterAccount() : next.afterAccount(),
        next == null,
        rows.size(),
        pushes,
        pushAt,
        next == null && pushAt != null && pushAt.isAfter(now) ? pushAt : now,
        now);
    return true;
  }

  /** Returns those that were written. */
  private List<AnnouncementRow> write(BroadcastRow broadcast, List<Resident> people, Instant now) {
    if (people.isEmpty()) {
      return List.of();
    }
    var accounts = people.stream().map(Resident::accountId).toList();
    var told = Set.copyOf(announcements.findTold(broadcast.noticeKey(), accounts));
    var rows =
        people.stream()
            .filter(person -> !told.contains(person.accountId()))
            .map(person -> row(broadcast, person, now))
            .toList();
    if (!rows.isEmpty()) {
      announcements.insert(rows);
    }
    return rows;
  }

  private AnnouncementRow row(BroadcastRow broadcast, Resident person, Instant now) {
    var text = broadcast.in(Language.of(person.language()));
    return new AnnouncementRow(
        ids.next(),
        person.accountId(),
        broadcast.noticeKey(),
        MessageKind.ANNOUNCEMENT,
        text.title(),
        text.body(),
        "/announcements/" + broadcast.id(),
        now);
  }

  private Set<Long> reached(List<AnnouncementRow> rows) {
    return reach.of(
        MessageKind.ANNOUNCEMENT, rows.stream().map(AnnouncementRow::accountId).toList());
  }

  /** The moments of pushes: one behind the other over all broadcasts, and none at night. */
  private final class Slots {
    private final Duration between = Duration.ofSeconds(1).dividedBy(settings.pushesPerSecond());
    private Instant next;

    Slots(Instant now) {
      var last = broadcasts.lastPush();
      next = awake(last == null || last.isBefore(now) ? now : last);
    }

    Instant take() {
      var slot = next;
      next = awake(slot.plus(between));
      return slot;
    }

    private static Instant awake(Instant slot) {
      var morning = QuietHours.USUAL.endAfter(slot);
      return morning == null ? slot : morning;
    }
  }
}
