package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;

/**
 * Those who work in a district, as its administrators (管理员) see them. An account that works
 * elsewhere too is shown to them, but only who administers all of its areas may change it.
 */
@Singleton
class StaffDirectory {
  private final StaffRepository staff;
  private final Grants grants;

  StaffDirectory(StaffRepository staff, Grants grants) {
    this.staff = staff;
    this.grants = grants;
  }

  /**
   * @param words part of the user name, in any case, or of the display name; empty for all
   * @param status null for any
   */
  Page<Staff> list(
      Actor actor,
      String words,
      AccountRow.@Nullable Status status,
      @Nullable String cursor,
      int limit) {
    var scope = AdminScope.of(actor);
    var after = Cursor.decode(cursor, 1);
    if (scope.areas().isEmpty()) {
      return new Page<>(List.of(), null);
    }
    var rows =
        staff.list(
            scope.isEverywhere(),
            scope.districts(),
            status == null ? "" : status.name(),
            containing(words.toLowerCase(Locale.ROOT)),
            containing(words),
            after == null ? "" : after.text(0),
            limit + 1);
    var page = Page.cut(rows, limit, row -> Cursor.of(row.username()));
    var held = grants.of(page.items().stream().map(StaffRow::id).toList());
    return page.map(row -> new Staff(row, held.getOrDefault(row.id(), List.of())));
  }

  /**
   * @throws DomainError {@code not-found} also for an account that works nowhere in the actor's
   *     districts
   */
  Staff read(Actor actor, long id) {
    return staff
        .find(id)
        .map(row -> new Staff(row, grants.of(id)))
        .filter(found -> AdminScope.of(actor).sees(found.grants()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code stale-version}, {@code forbidden} for an account
   *     that works outside the actor's districts too
   */
  Staff changeable(Actor actor, long id, long version) {
    var account = read(actor, id);
    if (!AdminScope.of(actor).holds(account.grants())) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    if (account.row().version() != version) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return account;
  }

  /**
   * @throws DomainError {@code own-account}
   */
  static void requireOther(Actor actor, long id) {
    if (actor.accountId() == id) {
      throw DomainError.of(AccountProblem.OWN_ACCOUNT);
    }
  }

  /** A pattern of LIKE for text that contains the words as they stand. */
  private static String containing(String words) {
    return "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
