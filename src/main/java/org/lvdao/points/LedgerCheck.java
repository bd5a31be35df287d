package org.lvdao.points;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.database.Transactions;

/**
 * Proves the ledger, from its first transaction on: each invariant at every moment there was. All
 * of it reads one state of the database, so that nothing which is booked meanwhile looks wrong.
 */
@Singleton
class LedgerCheck {
  private final InvariantRepository invariants;
  private final Transactions transactions;
  private final InstantSource clock;

  LedgerCheck(InvariantRepository invariants, Transactions transactions, InstantSource clock) {
    this.invariants = invariants;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether an invariant holds. */
  enum Verdict {
    HOLDS,
    VIOLATED
  }

  /**
   * What was found about one invariant.
   *
   * @param name stable
   * @param title in Chinese
   * @param checked how many there are
   * @param of what was counted
   * @param violations how many of them are at fault
   * @param first the first of those: ids of transactions or of households, or names
   */
  @Serdeable
  record Finding(
      String name,
      String title,
      long checked,
      String of,
      long violations,
      Verdict verdict,
      List<String> first) {}

  /**
   * The whole check.
   *
   * @param district null for all
   * @param holds whether every invariant does
   */
  @Serdeable
  record Report(
      @Nullable String district, Instant checkedAt, boolean holds, List<Finding> invariants) {
    long violated() {
      return invariants.stream().filter(i -> i.verdict() == Verdict.VIOLATED).count();
    }
  }

  /**
   * @param district null for all
   */
  Report check(@Nullable String district) {
    var now = clock.instant();
    var changeable = invariants.changeable();
    var findings =
        transactions.read(
            () -> {
              var all = new ArrayList<Finding>();
              for (var invariant : Invariant.values()) {
                all.add(find(invariant, district == null ? "" : district, now, changeable));
              }
              return List.copyOf(all);
            });
    return new Report(
        district, now, findings.stream().allMatch(f -> f.verdict() == Verdict.HOLDS), findings);
  }

  private Finding find(
      Invariant invariant, String district, Instant now, InvariantRepository.Found changeable) {
    var found =
        invariant == Invariant.APPEND_ONLY
            ? changeable
            : invariants.violations(invariant, district, now);
    return new Finding(
        invariant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        invariant.title(),
        invariants.checked(invariant, district, now),
        invariant.checked(),
        found.violations(),
        found.violations() == 0 ? Verdict.HOLDS : Verdict.VIOLATED,
        found.first());
  }
}
