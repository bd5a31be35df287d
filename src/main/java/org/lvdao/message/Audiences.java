package org.lvdao.message;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.ResidentWalk;
import org.lvdao.account.ResidentWalk.Batch;
import org.lvdao.account.ResidentWalk.Place;
import org.lvdao.account.Residents.Resident;

/** The people a broadcast tells, so many at a time. Counting and telling them is the same walk. */
@Singleton
class Audiences {
  private final ResidentWalk walk;
  private final DeviceRepository devices;
  private final ReporterActivity reporters;
  private final InstantSource clock;

  Audiences(
      ResidentWalk walk,
      DeviceRepository devices,
      ReporterActivity reporters,
      InstantSource clock) {
    this.walk = walk;
    this.devices = devices;
    this.reporters = reporters;
    this.clock = clock;
  }

  /**
   * The next people, who may be none although more follow, when none of those looked at is meant.
   *
   * @param from null to begin
   * @param size at how many residents to look
   */
  Batch next(String district, BroadcastAudience audience, @Nullable Place from, int size) {
    var codes = audience.areas().isEmpty() ? List.of(district) : audience.areas();
    var batch = walk.next(codes, from, size);
    return new Batch(meant(audience, batch.people()), batch.next());
  }

  private List<Resident> meant(BroadcastAudience audience, List<Resident> people) {
    if (people.isEmpty()) {
      return people;
    }
    var ids = people.stream().map(Resident::accountId).toList();
    var meant = new TreeSet<>(ids);
    if (Boolean.TRUE.equals(audience.hasApp())) {
      meant.retainAll(Set.copyOf(devices.findOwners(ids)));
    }
    var days = audience.reportedWithinDays();
    if (days != null) {
      meant.retainAll(reporters.reportedSince(ids, clock.instant().minus(Duration.ofDays(days))));
    }
    var language = audience.language();
    return people.stream()
        .filter(person -> meant.contains(person.accountId()))
        .filter(person -> language == null || language.code().equals(person.language()))
        .toList();
  }
}
