package org.lvdao.account.consent;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/**
 * The versions of the privacy notice, kept in memory for a minute: every request asks which of them
 * a consent must be to.
 */
@Singleton
class PrivacyNotices {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final NoticeRepository notices;
  private final InstantSource clock;
  private volatile @Nullable Known known;

  PrivacyNotices(NoticeRepository notices, InstantSource clock) {
    this.notices = notices;
    this.clock = clock;
  }

  private record Known(List<NoticeRow> versions, Instant since) {
    boolean isFresh(Instant now) {
      return !now.isBefore(since) && now.isBefore(since.plus(KEPT));
    }
  }

  /**
   * The one in force.
   *
   * @throws DomainError {@code not-found} when none was ever loaded
   */
  NoticeRow current() {
    return inForce().stream().reduce((earlier, later) -> later).orElseThrow(DomainError::notFound);
  }

  /** A consent to an older one holds no more; 0 when there is none. */
  int neededVersion() {
    return inForce().stream()
        .filter(NoticeRow::material)
        .mapToInt(NoticeRow::version)
        .max()
        .orElse(0);
  }

  List<NoticeText> texts(int version) {
    return notices.texts(version);
  }

  /** Another one was loaded. */
  void forget() {
    known = null;
  }

  /** By version. Before the first one began there was no other, so it is always in. */
  private List<NoticeRow> inForce() {
    Instant now = clock.instant();
    var all = versions(now);
    return all.stream()
        .filter(notice -> notice == all.getFirst() || !notice.effectiveFrom().isAfter(now))
        .toList();
  }

  private List<NoticeRow> versions(Instant now) {
    var present = known;
    if (present == null || !present.isFresh(now)) {
      present = new Known(notices.findAll(), now);
      known = present;
    }
    return present.versions();
  }
}
