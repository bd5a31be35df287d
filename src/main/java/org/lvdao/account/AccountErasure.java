package org.lvdao.account;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.jobs.DueWork;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.platform.web.Idempotency;

/**
 * Erases residents who ask for it (PIPL article 47), after a time in which they can take it back.
 * The row of the account stays as a bare number, under which figures and evidence go on.
 */
@Singleton
class AccountErasure {
  /** Far longer than any event or request is under way that was let in before the erasure. */
  private static final Duration STRAGGLERS = Duration.ofHours(1);

  private final AccountRepository accounts;
  private final Grants grants;
  private final SessionRepository sessions;
  private final PhoneRepository numbers;
  private final ProfileRepository profiles;
  private final ExportRepository exports;
  private final List<PersonalData> features;
  private final Idempotency idempotency;
  private final Outbox outbox;
  private final AuditLog audit;
  private final DueWork work;
  private final Transactions transactions;
  private final RightsSettings settings;
  private final InstantSource clock;

  AccountErasure(
      AccountRepository accounts,
      Grants grants,
      SessionRepository sessions,
      PhoneRepository numbers,
      ProfileRepository profiles,
      ExportRepository exports,
      List<PersonalData> features,
      Idempotency idempotency,
      Outbox outbox,
      AuditLog audit,
      DueWork work,
      Transactions transactions,
      RightsSettings settings,
      InstantSource clock) {
    this.accounts = accounts;
    this.grants = grants;
    this.sessions = sessions;
    this.numbers = numbers;
    this.profiles = profiles;
    this.exports = exports;
    this.features = features;
    this.idempotency = idempotency;
    this.outbox = outbox;
    this.audit = audit;
    this.work = work;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Signs the person out everywhere, and erases when the grace is over. Asking again changes
   * nothing about when.
   *
   * @return until when it can be taken back
   */
  Instant ask(Actor actor) {
    return transactions.write(
        () -> {
          long id = actor.accountId();
          Instant now = clock.instant();
          if (accounts.askErasure(id, now.plus(settings.erasureGrace())) == 1) {
            audit.record(actor, "erasure-asked", "account", Long.toString(id), null, Map.of());
            outbox.publish(new AccountErasureEvent(id, now, eraseAt(id)));
          }
          sessions.revokeAll(id, now);
          return eraseAt(id);
        });
  }

  private Instant eraseAt(long id) {
    return Objects.requireNonNull(accounts.find(id).orElseThrow().eraseAt());
  }

  /**
   * @throws DomainError {@code not-found} when nothing was asked
   */
  void cancel(Actor actor) {
    transactions.run(
        () -> {
          if (accounts.cancelErasure(actor.accountId()) == 0) {
            throw DomainError.notFound();
          }
          var subject = Long.toString(actor.accountId());
          audit.record(actor, "erasure-cancelled", "account", subject, null, Map.of());
        });
  }

  /** Returns how many accounts this node erased. */
  @Scheduled(fixedDelay = "10m", initialDelay = "1m")
  int eraseDue() {
    return work.run("Erasure", size -> accounts.findToErase(clock.instant(), size), this::erase);
  }

  /** Erases what was under way in that moment and ended after it. */
  @Scheduled(fixedDelay = "5m", initialDelay = "1m")
  void eraseStragglers() {
    for (long id : accounts.findErased(clock.instant().minus(STRAGGLERS))) {
      transactions.run(() -> withMerged(id).forEach(this::forget));
    }
  }

  private boolean erase(long id) {
    Instant now = clock.instant();
    if (accounts.markErased(id, now) != 1) {
      return false;
    }
    withMerged(id).forEach(this::forget);
    audit.record(Actor.SYSTEM, "account-erased", "account", Long.toString(id), null, Map.of());
    return true;
  }

  /** Features go first: some ask for the person's identities. */
  private void forget(long id) {
    features.forEach(feature -> feature.erase(id));
    accounts.deleteIdentities(id);
    grants.replace(id, List.of());
    accounts.blank(id);
    numbers.delete(id);
    profiles.delete(id);
    sessions.deleteOf(id);
    exports.take(id, clock.instant());
    idempotency.forget(id);
    outbox.forget(id);
  }

  /** The account and all that became one with it. */
  private List<Long> withMerged(long id) {
    var all = new ArrayList<>(List.of(id));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(accounts.findMergedInto(all.get(i)));
    }
    return all;
  }
}
