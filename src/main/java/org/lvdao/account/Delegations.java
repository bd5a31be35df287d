package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/**
 * Standing in for the absent (请假代理): on the days agreed, the delegate holds the other's roles
 * beside their own; whatever they do is done in their own name. A delegation ends at once when it
 * is taken back, when the absent person's account is disabled, and when the roles of either change.
 */
@Singleton
class Delegations {
  /** Longer absences are a matter for an administrator. */
  static final int MOST_DAYS = 366;

  private final DelegationRepository delegations;
  private final StaffRepository staff;
  private final AccountRepository accounts;
  private final Grants grants;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Delegations(
      DelegationRepository delegations,
      StaffRepository staff,
      AccountRepository accounts,
      Grants grants,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.delegations = delegations;
    this.staff = staff;
    this.accounts = accounts;
    this.grants = grants;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Lets another hold the actor's own roles, not those the actor holds for somebody else.
   *
   * @param delegate user name of one who works in every district where the actor does, staff for
   *     staff and collector for collector
   * @param lastDay included
   * @throws DomainError naming the field
   */
  DelegationRow give(Actor actor, String delegate, LocalDate firstDay, LocalDate lastDay) {
    var now = clock.instant();
    var today = BusinessTime.dayOf(now);
    if (firstDay.isBefore(today)) {
      throw DomainError.field("/from", "in-the-past");
    }
    if (lastDay.isBefore(firstDay)) {
      throw DomainError.field("/to", "before-from");
    }
    if (lastDay.isAfter(today.plusDays(MOST_DAYS))) {
      throw DomainError.field("/to", "delegation-too-long", Map.of("days", MOST_DAYS));
    }
    return transactions.write(
        () -> {
          var standIn = standIn(actor, delegate);
          long id = ids.next();
          delegations.insert(id, actor.accountId(), standIn.id(), firstDay, lastDay, now);
          record(actor, "delegation-given", id, Long.toString(standIn.id()));
          return delegations.find(id).orElseThrow();
        });
  }

  /** Given and received, the newest first. */
  Page<DelegationRow> list(Actor actor, @Nullable String cursor, int limit) {
    var rows = delegations.list(actor.accountId(), Cursor.beforeId(cursor), limit + 1);
    return Page.cut(rows, limit, row -> Cursor.of(row.id()));
  }

  /**
   * Takes a delegation back at once; nothing happens when it has been.
   *
   * @throws DomainError {@code not-found} unless the actor gave it
   */
  void end(Actor actor, long id) {
    transactions.run(
        () -> {
          var row =
              delegations
                  .find(id)
                  .filter(found -> found.accountId() == actor.accountId())
                  .orElseThrow(DomainError::notFound);
          if (delegations.end(id, clock.instant()) == 1) {
            record(actor, "delegation-ended", id, Long.toString(row.delegateId()));
          }
        });
  }

  /** One answer for all who do not fit, so that nobody learns who there is elsewhere. */
  private StaffRow standIn(Actor actor, String username) {
    var absent = staff.find(actor.accountId()).orElseThrow(DomainError::notFound);
    var other = staff.findByUsername(StaffAccounts.normal(username));
    // Nobody's roles change between the look at them and the end of the transaction.
    accounts.lock(List.of(absent.id(), other.map(StaffRow::id).orElse(absent.id())));
    return other
        .filter(found -> found.id() != absent.id())
        .filter(found -> found.isActive() && found.kind() == absent.kind())
        .filter(found -> worksWhere(grants.of(absent.id()), grants.of(found.id())))
        .orElseThrow(() -> DomainError.field("/delegate", "delegate-unknown"));
  }

  /** Else roles, an administrator's above all, would get out of their district. */
  private static boolean worksWhere(List<Grant> absent, List<Grant> other) {
    return absent.stream()
        .map(grant -> whole(grant.area()))
        .allMatch(area -> other.stream().anyMatch(grant -> whole(grant.area()).contains(area)));
  }

  /** The district the area is in. */
  private static AreaPath whole(AreaPath area) {
    return area.district().isEmpty() ? area : AreaPath.ofDistrict(area.district());
  }

  private void record(Actor actor, String action, long id, String delegateId) {
    audit.record(
        actor,
        action,
        "delegation",
        Long.toString(id),
        Staff.district(actor.grants()),
        Map.of("delegate", delegateId));
  }
}
