package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** The versions of the rules of each district. What has begun never changes. */
@Singleton
class RuleBook {
  /** How far ahead a version can be written. */
  private static final int MOST_DAYS = 366;

  private final RulesRepository rows;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  RuleBook(
      RulesRepository rows,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** A version. */
  record Version(RulesRow row, EarningRules rules) {
    /** As answers and statements name it, such as {@code tianqiao/3}. */
    String code() {
      return row.district() + "/" + row.number();
    }
  }

  /** What is in force in a district at a moment; empty when nothing earns points yet. */
  Optional<Version> inForce(String district, Instant at) {
    return rows.findInForce(district, BusinessTime.dayOf(at)).map(this::version);
  }

  /**
   * What is in force in a district now.
   *
   * @throws DomainError {@code not-found} when nothing earns points there
   */
  Version inForceNow(String district) {
    return inForce(district, clock.instant()).orElseThrow(DomainError::notFound);
  }

  /** The newest first, with what was withdrawn. */
  Page<Version> list(Actor actor, String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    if (!actor.may(Role.SUPERVISOR, AreaPath.ofDistrict(district))) {
      actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    }
    var before = Cursor.beforeId(cursor);
    var found = rows.findVersions(district, before, limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.number())).map(this::version);
  }

  /**
   * Writes the next version.
   *
   * @param from its first day: after today, or today where nothing is in force yet
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  Version add(Actor actor, String district, LocalDate from, EarningRules rules, String note) {
    check(actor, district, rules);
    return transactions.write(
        () -> {
          var today = BusinessTime.dayOf(clock.instant());
          boolean first = rows.findInForce(district, today).isEmpty();
          if (from.isBefore(first ? today : today.plusDays(1))
              || from.isAfter(today.plusDays(MOST_DAYS))) {
            throw DomainError.field("/effectiveFrom", "rules-date", Map.of("days", MOST_DAYS));
          }
          long id = ids.next();
          insert(id, actor, district, from, rules, note);
          var version = version(id);
          record(actor, "points-rules-added", version);
          return version;
        });
  }

  private void insert(
      long id, Actor actor, String district, LocalDate from, EarningRules rules, String note) {
    try {
      rows.insert(
          id,
          district,
          rows.findLastNumber(district) + 1,
          from,
          json.write(rules),
          note.strip(),
          clock.instant(),
          actor.accountId());
    } catch (RuntimeException failure) {
      throw DatabaseFaults.isDuplicateKey(failure) ? new Transactions.Outrun() : failure;
    }
  }

  /**
   * Takes back a version that has not begun. Twice is once.
   *
   * @throws DomainError {@code not-found}, {@code rules-in-force}
   */
  void withdraw(Actor actor, long id) {
    transactions.run(
        () -> {
          var row =
              rows.find(id)
                  .filter(found -> actor.may(Role.ADMIN, AreaPath.ofDistrict(found.district())))
                  .orElseThrow(DomainError::notFound);
          if (row.withdrawnAt() != null) {
            return;
          }
          var now = clock.instant();
          if (rows.withdraw(id, BusinessTime.dayOf(now), now, actor.accountId()) == 0) {
            throw DomainError.of(EarningProblem.RULES_IN_FORCE);
          }
          record(actor, "points-rules-withdrawn", version(row));
        });
  }

  /**
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  void check(Actor actor, String district, EarningRules rules) {
    areas.requireDistrict("/district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    var errors = rules.errors("/rules");
    DomainError.check(errors);
  }

  /** One that is known to be there. */
  Version version(long id) {
    return version(rows.find(id).orElseThrow());
  }

  private Version version(RulesRow row) {
    return new Version(row, json.read(row.rules(), EarningRules.class));
  }

  private void record(Actor actor, String action, Version version) {
    audit.record(
        actor,
        action,
        "points-rules",
        Long.toString(version.row().id()),
        version.row().district(),
        Map.of("number", version.row().number(), "from", version.row().effectiveFrom().toString()));
  }
}
