package org.lvdao.report.support;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The voices residents add to each other's cases. The reporter's own is implied: it is neither kept
 * nor counted. All methods run in the caller's transaction.
 */
@Singleton
public class Supports {
  private final SupportRepository supports;
  private final InstantSource clock;

  Supports(SupportRepository supports, InstantSource clock) {
    this.supports = supports;
    this.clock = clock;
  }

  /** Adds a voice; twice is once. */
  public void add(long reportId, long accountId) {
    supports.add(reportId, accountId, clock.instant());
  }

  /**
   * Gives the voices of one case to another as well.
   *
   * @param reporter whoever reported the other case; 0 when nobody knows any more
   */
  public void copy(long fromReport, long toReport, long reporter) {
    supports.copy(fromReport, toReport, reporter);
  }

  /**
   * Gives one account's voices to another of the same person: two for one case become one, and one
   * for an own case none. After the cases have changed hands.
   */
  public void changeAccount(long from, long to) {
    supports.copyOf(from, to);
    supports.deleteOf(from);
    supports.deleteForOwnCases(to);
  }

  /** A voice of an account. */
  public record Given(long reportId, Instant createdAt) {}

  /** The voices the account gave to others' cases, behind the one for that case. */
  public List<Given> givenBy(long accountId, long afterReport, int size) {
    return supports.givenBy(accountId, afterReport, size).stream()
        .map(row -> new Given(row.reportId(), row.createdAt()))
        .toList();
  }

  /** The voices of one case, as the account sees them. */
  public ReportSupports of(long reportId, long accountId) {
    return new ReportSupports(
        Long.toString(reportId), count(reportId), isSupportedBy(reportId, accountId));
  }

  public long count(long reportId) {
    return count(List.of(reportId)).getOrDefault(reportId, 0L);
  }

  public boolean isSupportedBy(long reportId, long accountId) {
    return !supportedBy(accountId, List.of(reportId)).isEmpty();
  }

  /** How many voices each case has; cases without any are missing. */
  public Map<Long, Long> count(Collection<Long> reportIds) {
    return reportIds.isEmpty()
        ? Map.of()
        : supports.count(reportIds).stream()
            .collect(
                Collectors.toMap(
                    SupportRepository.Count::reportId, SupportRepository.Count::supports));
  }

  /** Which of the cases have the account's voice. */
  public Set<Long> supportedBy(long accountId, Collection<Long> reportIds) {
    return reportIds.isEmpty() ? Set.of() : Set.copyOf(supports.supportedBy(accountId, reportIds));
  }
}
