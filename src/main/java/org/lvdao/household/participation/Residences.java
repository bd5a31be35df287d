package org.lvdao.household.participation;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.area.Area;
import org.lvdao.kernel.Ids;

/**
 * Remembers in which community a household was registered when, in the transaction that changes it.
 */
@Singleton
public class Residences {
  private static final String NOWHERE = "";

  private final ResidenceRepository residences;
  private final WeekRepository weeks;
  private final Ids ids;
  private final InstantSource clock;

  Residences(ResidenceRepository residences, WeekRepository weeks, Ids ids, InstantSource clock) {
    this.residences = residences;
    this.weeks = weeks;
    this.ids = ids;
    this.clock = clock;
  }

  /** A new household. */
  public void begin(long householdId, Area community) {
    residences.save(
        new ResidenceRepository.Row(
            ids.next(),
            householdId,
            community.district(),
            community.code(),
            clock.instant(),
            null));
  }

  /** It moves, maybe within its community. What it delivered this week goes with it. */
  public void move(long householdId, Area community) {
    var now = clock.instant();
    if (residences.leave(householdId, community.code(), now) > 0) {
      begin(householdId, community);
      weeks.move(householdId, Week.of(now).monday(), community.district(), community.code());
    }
  }

  /** It is a household no more. */
  public void end(long householdId) {
    var now = clock.instant();
    residences.leave(householdId, NOWHERE, now);
    weeks.end(householdId, Week.of(now).monday());
  }
}
