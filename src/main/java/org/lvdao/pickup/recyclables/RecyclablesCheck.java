package org.lvdao.pickup.recyclables;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lvdao.platform.database.Transactions;

/**
 * Proves the ledger, from its first movement on. All of it reads one state of the database, so that
 * nothing which is booked meanwhile looks wrong.
 */
@Singleton
class RecyclablesCheck {
  private final InvariantRepository invariants;
  private final Transactions transactions;
  private final InstantSource clock;

  RecyclablesCheck(InvariantRepository invariants, Transactions transactions, InstantSource clock) {
    this.invariants = invariants;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What was found about one invariant.
   *
   * @param name stable
   * @param title in Chinese
   * @param violations how often it is broken
   * @param first the first of those: ids of movements or load sheets, or accounts
   */
  @Serdeable
  record Finding(String name, String title, long violations, List<String> first) {}

  /**
   * The whole check.
   *
   * @param district empty for all
   * @param holds whether every invariant does
   */
  @Serdeable
  record Report(String district, Instant checkedAt, boolean holds, List<Finding> invariants) {
    long violated() {
      return invariants.stream().filter(finding -> finding.violations() > 0).count();
    }
  }

  /**
   * @param district empty for all
   */
  Report check(String district) {
    var findings =
        transactions.read(
            () -> {
              var all = new ArrayList<Finding>();
              for (var invariant : Invariant.values()) {
                all.add(find(invariant, district));
              }
              return List.copyOf(all);
            });
    boolean holds = findings.stream().allMatch(finding -> finding.violations() == 0);
    return new Report(district, clock.instant(), holds, findings);
  }

  private Finding find(Invariant invariant, String district) {
    var found = invariants.violations(invariant, district);
    return new Finding(
        invariant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        invariant.title(),
        found.violations(),
        found.first());
  }
}
