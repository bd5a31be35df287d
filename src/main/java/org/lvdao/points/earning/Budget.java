package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/**
 * What a district gives at most in a month (预算), counted for the month a delivery was made in. The
 * budget lies in buckets with a share each: a booking locks one of them, so the others go on, and
 * all of them only when none has enough by itself.
 */
@Singleton
class Budget {
  private static final int BUCKETS = 8;

  private final BudgetRepository buckets;

  Budget(BudgetRepository buckets) {
    this.buckets = buckets;
  }

  /**
   * Takes points out of the budget, in the transaction that gives them.
   *
   * @param limit the budget of a month; null for none, and then it is counted only
   * @param key spreads the bookings: the same for all of one transaction, such as the device, so
   *     that two of them do not wait for each other's buckets in a circle
   * @return false when there are not enough
   */
  boolean take(String district, Instant at, @Nullable Long limit, long key, long points) {
    var month = month(at);
    if (takeFromOne(district, month, limit, key, points)) {
      return true;
    }
    if (buckets.countBuckets(district, month) < BUCKETS) {
      buckets.open(district, month);
      return take(district, at, limit, key, points);
    }
    return limit != null && takeFromAll(district, month, limit, points);
  }

  private boolean takeFromOne(
      String district, LocalDate month, @Nullable Long limit, long key, long points) {
    for (int i = 0; i < BUCKETS; i++) {
      int bucket = (int) Math.floorMod(key + i, (long) BUCKETS);
      if (buckets.take(district, month, bucket, points, share(limit, bucket)) == 1) {
        return true;
      }
    }
    return false;
  }

  private boolean takeFromAll(String district, LocalDate month, long limit, long points) {
    var rows = buckets.lock(district, month);
    long left = rows.stream().mapToLong(row -> left(row, limit)).sum();
    if (left < points) {
      return false;
    }
    long needed = points;
    for (var row : rows) {
      long part = Math.min(needed, left(row, limit));
      buckets.take(district, month, row.bucket(), part, Long.MAX_VALUE);
      needed -= part;
    }
    return true;
  }

  /** Less than nothing where the limit was lowered. */
  private static long left(BudgetRow row, long limit) {
    return Math.max(0, share(limit, row.bucket()) - row.used());
  }

  /** Gives points back that were taken and not kept by the household. */
  void giveBack(String district, Instant at, long key, long points) {
    buckets.take(
        district, month(at), (int) Math.floorMod(key, (long) BUCKETS), -points, Long.MAX_VALUE);
  }

  private static long share(@Nullable Long limit, int bucket) {
    if (limit == null) {
      return Long.MAX_VALUE;
    }
    return limit / BUCKETS + (bucket < limit % BUCKETS ? 1 : 0);
  }

  private static LocalDate month(Instant at) {
    return BusinessTime.dayOf(at).withDayOfMonth(1);
  }
}
