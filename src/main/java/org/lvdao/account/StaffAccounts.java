package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.auth.PasswordHasher;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;

/** Accounts of those who work with the system: office staff and collectors. */
@Singleton
public class StaffAccounts {
  private final AccountRepository accounts;
  private final StaffRepository staff;
  private final Grants grants;
  private final SessionRepository sessions;
  private final DelegationRepository delegations;
  private final PasswordHasher passwords;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  StaffAccounts(
      AccountRepository accounts,
      StaffRepository staff,
      Grants grants,
      SessionRepository sessions,
      DelegationRepository delegations,
      PasswordHasher passwords,
      Outbox outbox,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.accounts = accounts;
    this.staff = staff;
    this.grants = grants;
    this.sessions = sessions;
    this.delegations = delegations;
    this.passwords = passwords;
    this.outbox = outbox;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes an account, or gives the one that has the user name exactly these grants; its password
   * and name then stay as they are.
   *
   * @param by who does this, for the audit log; {@link Actor#SYSTEM} for the operator's command
   *     line
   * @param username compared without case and surrounding blanks; at most 64 characters
   * @param password kept only as an argon2id hash
   * @param grants at least one: {@link #disable} takes the last one away
   * @return the account
   * @throws IllegalArgumentException without a grant
   */
  public long create(
      Actor by, String username, String password, String displayName, List<Actor.Grant> grants) {
    if (grants.isEmpty()) {
      throw new IllegalArgumentException("An account of staff has at least one role");
    }
    var name = normal(username);
    // Hashed before the transaction: it takes tens of milliseconds.
    var hash = staff.findByUsername(name).isPresent() ? "" : passwords.hash(password);
    return transactions.write(
        () -> {
          var account = staff.findByUsername(name);
          long id =
              account.isPresent()
                  ? account.get().id()
                  : insert(by, name, hash, displayName, grants);
          grant(by, id, grants);
          return id;
        });
  }

  /**
   * Makes an account that nobody can sign in to yet.
   *
   * @param grants at least one
   * @return the account
   * @throws DomainError {@code username-taken}
   */
  long createWithoutPassword(
      Actor by, String username, String displayName, List<Actor.Grant> grants) {
    return transactions.write(
        () -> {
          long id = insertUnlessTaken(by, normal(username), displayName, grants);
          grant(by, id, grants);
          return id;
        });
  }

  private long insertUnlessTaken(
      Actor by, String name, String displayName, List<Actor.Grant> grants) {
    try {
      return insert(by, name, null, displayName, grants);
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicateKey(failure)) {
        throw DomainError.of(AccountProblem.USERNAME_TAKEN).at("/username", "username-taken");
      }
      throw failure;
    }
  }

  /**
   * Stops the account at once, everywhere.
   *
   * @throws DomainError {@code not-found}
   */
  public void disable(Actor by, long accountId) {
    transactions.run(
        () -> {
          if (accounts.find(accountId).isEmpty()) {
            throw DomainError.notFound();
          }
          if (accounts.disable(accountId) == 1) {
            sessions.revokeAll(accountId, clock.instant());
            outbox.publish(new StaffRightsEvent(accountId));
            audit(by, "account-disabled", accountId, grants.of(accountId), Map.of());
          }
        });
  }

  /** Names for people, by account; unknown accounts are left out. */
  public Map<Long, String> displayNames(Collection<Long> accountIds) {
    if (accountIds.isEmpty()) {
      return Map.of();
    }
    return accounts.findAll(accountIds).stream()
        .collect(Collectors.toMap(AccountRow::id, AccountRow::displayName));
  }

  /** Of these accounts, the ones in use that hold the role for all of the area. */
  public Set<Long> holding(Collection<Long> accountIds, Role role, AreaPath area) {
    if (accountIds.isEmpty()) {
      return Set.of();
    }
    var held = grants.of(accountIds);
    return accounts.findAll(accountIds).stream()
        .filter(account -> account.status() == AccountRow.Status.ACTIVE)
        .map(AccountRow::id)
        .filter(
            id ->
                held.getOrDefault(id, List.of()).stream()
                    .anyMatch(grant -> grant.role() == role && grant.area().contains(area)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The districts in which an account in use holds the role; none for everywhere. */
  public List<String> districtsOf(long accountId, Role role) {
    return areasOf(accountId, role).stream()
        .map(AreaPath::district)
        .filter(district -> !district.isEmpty())
        .distinct()
        .toList();
  }

  /** The areas for which an account in use holds the role. */
  public List<AreaPath> areasOf(long accountId, Role role) {
    return accounts
        .find(accountId)
        .filter(account -> account.status() == AccountRow.Status.ACTIVE)
        .map(account -> grants.of(accountId))
        .orElse(List.of())
        .stream()
        .filter(grant -> grant.role() == role)
        .map(Actor.Grant::area)
        .toList();
  }

  /** The accounts in use that hold the role somewhere in the district, behind an id, by id. */
  public List<Long> workingIn(String district, Role role, long afterId, int most) {
    return staff.findWorkingIn(
        role.name(), AreaPath.ofDistrict(district).value() + "%", afterId, most);
  }

  static String normal(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  private long insert(
      Actor by, String name, @Nullable String hash, String displayName, List<Actor.Grant> grants) {
    var kind = kind(grants).name();
    long id = ids.next();
    accounts.insert(id, kind, name, hash, displayName, clock.instant());
    audit(by, "account-created", id, grants, Map.of("kind", kind));
    return id;
  }

  private static AccountRow.Kind kind(List<Actor.Grant> grants) {
    return grants.stream().allMatch(grant -> grant.role() == Role.COLLECTOR)
        ? AccountRow.Kind.COLLECTOR
        : AccountRow.Kind.STAFF;
  }

  /** Gives the account exactly these grants; who acts for whom ends, because it hung on them. */
  void grant(Actor by, long id, List<Actor.Grant> wanted) {
    if (new HashSet<>(grants.of(id)).equals(new HashSet<>(wanted))) {
      return;
    }
    // First, because it waits for a delegation that is being given.
    accounts.changeKind(id, kind(wanted).name());
    delegations.endAllOf(id, clock.instant());
    grants.replace(id, wanted);
    outbox.publish(new StaffRightsEvent(id));
    audit(
        by,
        "roles-changed",
        id,
        wanted,
        Map.of("roles", wanted.stream().map(StaffAccounts::words).toList()));
  }

  private static String words(Actor.Grant grant) {
    var unit = grant.unit() == null ? "" : "@" + grant.unit();
    return grant.role() + ":" + grant.area() + unit;
  }

  /** Notes in the audit log what was done to the account. */
  void record(Actor by, String action, Staff account) {
    audit(by, action, account.row().id(), account.grants(), Map.of());
  }

  private void audit(
      Actor by, String action, long accountId, List<Actor.Grant> grants, Map<String, ?> details) {
    audit.record(by, action, "account", Long.toString(accountId), Staff.district(grants), details);
  }
}
