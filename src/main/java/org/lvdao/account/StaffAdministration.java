package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;

/**
 * What the administrators of a district (管理员) do to the accounts of those who work there. Nobody
 * changes their own roles, and each district keeps somebody to administer it.
 */
@Singleton
class StaffAdministration {
  private final StaffDirectory directory;
  private final StaffRepository staff;
  private final StaffAccounts accounts;
  private final WantedGrants wantedGrants;
  private final Transactions transactions;

  StaffAdministration(
      StaffDirectory directory,
      StaffRepository staff,
      StaffAccounts accounts,
      WantedGrants wantedGrants,
      Transactions transactions) {
    this.directory = directory;
    this.staff = staff;
    this.accounts = accounts;
    this.wantedGrants = wantedGrants;
    this.transactions = transactions;
  }

  /**
   * Makes an account without a password: {@link StaffAccess#resetPassword} gives the first one.
   *
   * @throws DomainError {@code username-taken}, {@code forbidden} for a role outside the actor's
   *     districts, or naming the field
   */
  Staff create(Actor actor, String username, String displayName, List<HeldRole> roles) {
    var grants = wantedGrants.read(AdminScope.of(actor), roles, List.of());
    return transactions.write(
        () -> {
          long id = accounts.createWithoutPassword(actor, username, displayName.strip(), grants);
          return directory.read(actor, id);
        });
  }

  /**
   * Changes what is not null.
   *
   * @param version the actor has read
   * @throws DomainError {@code stale-version}, {@code forbidden} outside the actor's districts,
   *     {@code own-account} for one's own roles, {@code last-administrator}, or naming the field
   */
  Staff change(
      Actor actor,
      long id,
      long version,
      @Nullable String displayName,
      AccountRow.@Nullable Status status,
      @Nullable List<HeldRole> roles) {
    return transactions.write(
        () -> {
          var before = directory.changeable(actor, id, version);
          var row = before.row();
          var name = displayName == null ? row.displayName() : displayName.strip();
          var grants =
              roles == null
                  ? before.grants()
                  : wantedGrants.read(AdminScope.of(actor), roles, before.grants());
          var newStatus = status == null ? row.status() : status;
          boolean sameGrants = new HashSet<>(grants).equals(new HashSet<>(before.grants()));
          if (name.equals(row.displayName()) && newStatus == row.status() && sameGrants) {
            return before;
          }
          if (!sameGrants) {
            StaffDirectory.requireOther(actor, id);
          }
          keepAdministrators(before, newStatus == AccountRow.Status.DISABLED ? List.of() : grants);
          if (staff.change(id, version, name) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          if (!name.equals(row.displayName())) {
            accounts.record(actor, "account-renamed", before);
          }
          accounts.grant(actor, id, grants);
          setStatus(actor, before, newStatus);
          return directory.read(actor, id);
        });
  }

  private void setStatus(Actor actor, Staff account, AccountRow.Status status) {
    if (status == AccountRow.Status.DISABLED) {
      accounts.disable(actor, account.row().id());
    } else if (staff.enable(account.row().id()) == 1) {
      accounts.record(actor, "account-enabled", account);
    }
  }

  /** Holds a lock until the transaction ends, so that two cannot go at the same moment. */
  private void keepAdministrators(Staff account, List<Grant> grantsAfter) {
    account.grants().stream()
        .filter(AdminScope::isWhole)
        .filter(grant -> !grantsAfter.contains(grant))
        .map(grant -> grant.area().value())
        .sorted()
        .forEach(
            area -> {
              staff.lockAdministrators(area);
              if (account.row().isActive()
                  && staff.countOtherAdministrators(area, account.row().id()) == 0) {
                throw DomainError.of(AccountProblem.LAST_ADMINISTRATOR);
              }
            });
  }
}
