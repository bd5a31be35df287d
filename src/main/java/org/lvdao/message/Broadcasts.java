package org.lvdao.message;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.AdminScope;
import org.lvdao.account.Residents.Resident;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.message.Audiences.Place;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** What the administrators of a district (管理员) announce to its residents (公告). */
@Singleton
class Broadcasts {
  /** How far ahead one can be scheduled. */
  private static final int MOST_DAYS = 30;

  private static final int COUNTED_AT_ONCE = 1_000;

  private final BroadcastRepository broadcasts;
  private final Audiences audiences;
  private final PushReach reach;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final BroadcastSettings settings;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  Broadcasts(
      BroadcastRepository broadcasts,
      Audiences audiences,
      PushReach reach,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      BroadcastSettings settings,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.broadcasts = broadcasts;
    this.audiences = audiences;
    this.reach = reach;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.settings = settings;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * How many there are.
   *
   * @param people who get it in their inbox
   * @param pushes who of them can be pushed to
   */
  record Size(int people, int pushes) {}

  /** The newest first. */
  Page<BroadcastRow> list(Actor actor, @Nullable String cursor, int limit) {
    var scope = AdminScope.of(actor);
    var before = Cursor.decode(cursor, 1);
    if (scope.areas().isEmpty()) {
      return new Page<>(List.of(), null);
    }
    var rows =
        broadcasts.list(
            scope.isEverywhere(), scope.districts(), Cursor.beforeId(before), limit + 1);
    return Page.cut(rows, limit, row -> Cursor.of(row.id()));
  }

  /**
   * @throws DomainError {@code not-found} also for one of a district the actor does not administer
   */
  BroadcastRow read(Actor actor, long id) {
    return broadcasts
        .find(id)
        .filter(row -> AdminScope.of(actor).contains(AreaPath.ofDistrict(row.district())))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * @throws DomainError {@code forbidden} for a district the actor does not administer, or naming
   *     what is wrong
   */
  BroadcastRow draft(
      Actor actor,
      String district,
      BroadcastText chinese,
      @Nullable BroadcastText english,
      BroadcastAudience audience) {
    check(district, chinese, english, audience);
    if (!AdminScope.of(actor).contains(AreaPath.ofDistrict(district))) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    return transactions.write(
        () -> {
          long id = ids.next();
          broadcasts.insert(
              id,
              district,
              chinese.title().strip(),
              chinese.body().strip(),
              english == null ? null : english.title().strip(),
              english == null ? null : english.body().strip(),
              json.write(audience),
              clock.instant(),
              actor.accountId());
          var row = read(actor, id);
          record(actor, "broadcast-drafted", row, Map.of());
          return row;
        });
  }

  /** Counts whom it would tell; takes as long as they are many, and holds a thousand at a time. */
  Size count(Actor actor, long id) {
    var row = read(actor, id);
    var audience = audience(row);
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
  int left(String district, Instant on) {
    var day = BusinessTime.dayOf(on);
    var told =
        broadcasts.countTold(
            district,
            day.atStartOfDay(BusinessTime.ZONE).toInstant(),
            day.plusDays(1).atStartOfDay(BusinessTime.ZONE).toInstant());
    return (int) Math.max(0, settings.districtPerDay() - (told == null ? 0 : told));
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
            throw DomainError.of(MessageProblem.BROADCAST_STATE).with("state", row.state().name());
          }
          record(actor, "broadcast-sent", row, Map.of("people", people, "at", sendAt.toString()));
          return read(actor, id);
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
            throw DomainError.of(MessageProblem.BROADCAST_STATE).with("state", row.state().name());
          }
          var cancelled = read(actor, id);
          record(actor, "broadcast-cancelled", row, Map.of("told", cancelled.told()));
          return cancelled;
        });
  }

  BroadcastAudience audience(BroadcastRow row) {
    return json.read(row.audience(), BroadcastAudience.class);
  }

  private BroadcastRow changeable(Actor actor, long id, long version) {
    var row = read(actor, id);
    if (row.version() != version) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return row;
  }

  private void check(
      String district,
      BroadcastText chinese,
      @Nullable BroadcastText english,
      BroadcastAudience audience) {
    var errors = new ArrayList<FieldError>();
    if (!areas.isDistrict(district)) {
      errors.add(new FieldError("/district", "unknown-district"));
    }
    check("/zh", chinese, errors);
    if (english != null) {
      check("/en", english, errors);
    }
    for (int i = 0; i < audience.areas().size(); i++) {
      boolean known =
          areas
              .find(audience.areas().get(i))
              .filter(area -> !area.retired() && area.level().isSeeded())
              .filter(area -> area.district().equals(district))
              .isPresent();
      if (!known) {
        errors.add(new FieldError("/audience/areas/" + i, "broadcast-area"));
      }
    }
    if (!errors.isEmpty()) {
      throw DomainError.fields(errors);
    }
  }

  private static void check(String pointer, BroadcastText text, List<FieldError> errors) {
    if (!TemplateRules.isText(text.title(), true)) {
      errors.add(new FieldError(pointer + "/title", "invalid"));
    }
    if (!TemplateRules.isText(text.body(), false)) {
      errors.add(new FieldError(pointer + "/body", "invalid"));
    }
  }

  private void record(Actor actor, String action, BroadcastRow row, Map<String, ?> details) {
    audit.record(actor, action, "broadcast", Long.toString(row.id()), row.district(), details);
  }
}
