package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.auth.PasswordHasher;
import org.lvdao.platform.database.Transactions;

/**
 * What the administrators of a district (管理员) do to the accounts of those who work there. An
 * account that works elsewhere too is shown to them, but only who administers all of its areas may
 * change it. Nobody changes their own roles, and each district keeps somebody to administer it.
 */
@Singleton
class StaffAdministration {
  /** Over a weekend; whoever lets it pass gets another one. */
  private static final Duration INITIAL_PASSWORD_LIFETIME = Duration.ofHours(72);

  private final StaffRepository staff;
  private final StaffAccounts accounts;
  private final SessionRepository sessions;
  private final WantedGrants wantedGrants;
  private final SecondFactor secondFactor;
  private final PasswordHasher passwords;
  private final RandomCodes codes;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  StaffAdministration(
      StaffRepository staff,
      StaffAccounts accounts,
      SessionRepository sessions,
      WantedGrants wantedGrants,
      SecondFactor secondFactor,
      PasswordHasher passwords,
      RandomCodes codes,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.staff = staff;
    this.accounts = accounts;
    this.sessions = sessions;
    this.wantedGrants = wantedGrants;
    this.secondFactor = secondFactor;
    this.passwords = passwords;
    this.codes = codes;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
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
    var grants = grants(page.items().stream().map(StaffRow::id).toList());
    return page.map(row -> new Staff(row, grants.getOrDefault(row.id(), List.of())));
  }

  /**
   * @throws DomainError {@code not-found} also for an account that works nowhere in the actor's
   *     districts
   */
  Staff read(Actor actor, long id) {
    return staff
        .find(id)
        .map(row -> new Staff(row, grants(List.of(id)).getOrDefault(id, List.of())))
        .filter(found -> AdminScope.of(actor).sees(found.grants()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Makes an account without a password: {@link #resetPassword} gives the first one.
   *
   * @throws DomainError {@code username-taken}, {@code forbidden} for a role outside the actor's
   *     districts, or naming the field
   */
  Staff create(Actor actor, String username, String displayName, List<HeldRole> roles) {
    var grants = wantedGrants.read(AdminScope.of(actor), roles, List.of());
    return transactions.write(
        () -> {
          long id = accounts.createWithoutPassword(actor, username, displayName.strip(), grants);
          return read(actor, id);
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
          var before = changeable(actor, id, version);
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
            requireOther(actor, id);
          }
          keepAdministrators(before, newStatus == AccountRow.Status.DISABLED ? List.of() : grants);
          if (staff.change(id, version, name) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          if (!name.equals(row.displayName())) {
            record(actor, "account-renamed", before);
          }
          accounts.grant(actor, id, grants);
          setStatus(actor, before, newStatus);
          return read(actor, id);
        });
  }

  /**
   * Ends all sign-ins of the account.
   *
   * @throws DomainError {@code stale-version}, {@code forbidden} outside the actor's districts
   */
  Staff signOut(Actor actor, long id, long version) {
    return transactions.write(
        () -> {
          var account = touched(actor, id, version);
          sessions.revokeAll(id, clock.instant());
          record(actor, "account-signed-out", account);
          return read(actor, id);
        });
  }

  /**
   * @param until when it ends unless it was replaced
   */
  record InitialPassword(Staff staff, String password, Instant until) {
    @Override
    public String toString() {
      return "InitialPassword[" + staff + "]";
    }
  }

  /**
   * Gives the account a password that must be replaced at the next sign-in, and ends its sign-ins.
   *
   * @throws DomainError {@code stale-version}, {@code forbidden} outside the actor's districts,
   *     {@code own-account}
   */
  InitialPassword resetPassword(Actor actor, long id, long version) {
    requireOther(actor, id);
    changeable(actor, id, version);
    var password = codes.next(RandomCodes.BITS_80);
    // Outside the transaction: it takes tens of milliseconds.
    var hash = passwords.hash(password);
    var until = clock.instant().plus(INITIAL_PASSWORD_LIFETIME);
    return transactions.write(
        () -> {
          var account = changeable(actor, id, version);
          if (staff.setInitialPassword(id, version, hash, until) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          sessions.revokeAll(id, clock.instant());
          record(actor, "password-reset", account);
          return new InitialPassword(read(actor, id), password, until);
        });
  }

  /**
   * Takes the one-time codes off an account, whose owner has lost phone and recovery codes, and
   * ends its sign-ins.
   *
   * @throws DomainError {@code stale-version}, {@code forbidden} outside the actor's districts,
   *     {@code own-account}
   */
  Staff resetTotp(Actor actor, long id, long version) {
    requireOther(actor, id);
    return transactions.write(
        () -> {
          var account = touched(actor, id, version);
          secondFactor.remove(id);
          sessions.revokeAll(id, clock.instant());
          record(actor, "totp-reset", account);
          return read(actor, id);
        });
  }

  private void setStatus(Actor actor, Staff account, AccountRow.Status status) {
    if (status == AccountRow.Status.DISABLED) {
      accounts.disable(actor, account.row().id());
    } else if (staff.enable(account.row().id()) == 1) {
      record(actor, "account-enabled", account);
    }
  }

  private Staff touched(Actor actor, long id, long version) {
    var account = changeable(actor, id, version);
    if (staff.change(id, version, account.row().displayName()) == 0) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return account;
  }

  private Staff changeable(Actor actor, long id, long version) {
    var account = read(actor, id);
    if (!AdminScope.of(actor).holds(account.grants())) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    if (account.row().version() != version) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return account;
  }

  private static void requireOther(Actor actor, long id) {
    if (actor.accountId() == id) {
      throw DomainError.of(AccountProblem.OWN_ACCOUNT);
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

  private Map<Long, List<Grant>> grants(List<Long> accountIds) {
    return accountIds.isEmpty()
        ? Map.of()
        : staff.grants(accountIds).stream()
            .collect(
                Collectors.groupingBy(
                    HeldGrantRow::accountId,
                    Collectors.mapping(HeldGrantRow::grant, Collectors.toList())));
  }

  private void record(Actor actor, String action, Staff account) {
    audit.record(
        actor,
        action,
        "account",
        Long.toString(account.row().id()),
        Staff.district(account.grants()),
        Map.of());
  }

  /** A pattern of LIKE for text that contains the words as they stand. */
  private static String containing(String words) {
    return "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
