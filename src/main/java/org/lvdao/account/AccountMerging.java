package org.lvdao.account;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** Makes two accounts of one resident one. */
@Singleton
class AccountMerging {
  /** Far longer than any request runs that was let in before the merge. */
  private static final Duration STRAGGLERS = Duration.ofHours(1);

  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final PhoneRepository numbers;
  private final ProfileRepository profiles;
  private final List<AccountMerge> features;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  AccountMerging(
      AccountRepository accounts,
      SessionRepository sessions,
      PhoneRepository numbers,
      ProfileRepository profiles,
      List<AccountMerge> features,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.numbers = numbers;
    this.profiles = profiles;
    this.features = features;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Gives everything to the other account and ends the sign-ins of the first, in the caller's
   * transaction, which has locked both and found them active.
   */
  void merge(Actor by, long from, long to) {
    Instant now = clock.instant();
    if (accounts.markMerged(from, to, now) != 1) {
      throw new IllegalStateException("Account " + from + " is not active");
    }
    sessions.revokeAll(from, now);
    accounts.moveIdentities(from, to);
    numbers.move(from, to);
    profiles.move(from, to);
    profiles.delete(from);
    features.forEach(feature -> feature.move(from, to));
    audit.record(
        by,
        "accounts-merged",
        "account",
        Long.toString(to),
        null,
        Map.of("from", Long.toString(from)));
  }

  /** Lets follow what a request wrote that was let in before the merge and ended after it. */
  @Scheduled(fixedDelay = "5m", initialDelay = "1m")
  void moveStragglers() {
    for (var merged : accounts.findMerged(clock.instant().minus(STRAGGLERS))) {
      transactions.run(
          () -> features.forEach(feature -> feature.move(merged.id(), merged.mergedInto())));
    }
  }
}
