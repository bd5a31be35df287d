package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/**
 * What a district gives at most in a month (预算), counted for the month a delivery was made in: what
 * its rules say or what its cap does, whichever is lower. It is divided into shares, so that
 * bookings do not all wait for one row; a share that is used up is divided anew with the others,
 * and so is a budget that was changed.
 */
@Singleton
class Budget {
  static final int BUCKETS = 8;

  private final BudgetRepository buckets;
  private final BudgetCaps caps;

  Budget(BudgetRepository buckets, BudgetCaps caps) {
    this.buckets = buckets;
    this.caps = caps;
  }

  /**
   * Takes points out of the budget, in the transaction that gives them.
   *
   * @param ofRules the budget of a month by the rules; null for none
   * @param key spreads the bookings: the same for all of one transaction, such as the device, so
   *     that two of them do not wait for each other's buckets in a circle
   * @return false when there are not enough
   */
  boolean take(String district, Instant at, @Nullable Long ofRules, long key, long points) {
    var month = month(at);
    long budget = caps.lower(district, ofRules);
    return buckets.take(district, month, bucket(key), budget, points) == 1
        || divide(district, month, budget, bucket(key), points);
  }

  private boolean divide(String district, LocalDate month, long budget, int bucket, long points) {
    if (buckets.countBuckets(district, month) < BUCKETS) {
      buckets.open(district, month);
    }
    // Once it is spent, nobody need wait for the others to learn it.
    if (buckets.used(district, month) > budget - points) {
      return false;
    }
    var rows = buckets.lock(district, month);
    long left = budget - points - rows.stream().mapToLong(BudgetRow::used).sum();
    if (left < 0) {
      return false;
    }
    for (var row : rows) {
      long used = row.used() + (row.bucket() == bucket ? points : 0);
      long more = left / BUCKETS + (row.bucket() < left % BUCKETS ? 1 : 0);
      buckets.divide(district, month, row.bucket(), budget, used, used + more);
    }
    return true;
  }

  /** Gives points back that were taken and not kept by the household. */
  void giveBack(String district, Instant at, long key, long points) {
    buckets.giveBack(district, month(at), bucket(key), points);
  }

  private static int bucket(long key) {
    return (int) Math.floorMod(key, (long) BUCKETS);
  }

  static LocalDate month(Instant at) {
    return BusinessTime.dayOf(at).withDayOfMonth(1);
  }
}
