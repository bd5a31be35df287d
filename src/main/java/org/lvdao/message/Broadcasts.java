package org.lvdao.message;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.AdminScope;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** What the administrators of a district (管理员) announce to its residents (公告). */
@Singleton
class Broadcasts {
  private final BroadcastRepository broadcasts;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  Broadcasts(
      BroadcastRepository broadcasts,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.broadcasts = broadcasts;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** The newest first. */
  Page<BroadcastRow> list(Actor actor, @Nullable String cursor, int limit) {
    var scope = AdminScope.of(actor);
    long before = Cursor.beforeId(cursor);
    if (scope.areas().isEmpty()) {
      return new Page<>(List.of(), null);
    }
    var rows = broadcasts.list(scope.isEverywhere(), scope.districts(), before, limit + 1);
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

  BroadcastAudience audience(BroadcastRow row) {
    return json.read(row.audience(), BroadcastAudience.class);
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
    DomainError.check(errors);
  }

  private static void check(String pointer, BroadcastText text, List<FieldError> errors) {
    if (!TemplateRules.isText(text.title(), true)) {
      errors.add(new FieldError(pointer + "/title", "invalid"));
    }
    if (!TemplateRules.isText(text.body(), false)) {
      errors.add(new FieldError(pointer + "/body", "invalid"));
    }
  }

  void record(Actor actor, String action, BroadcastRow row, Map<String, ?> details) {
    audit.record(actor, action, "broadcast", Long.toString(row.id()), row.district(), details);
  }
}
