package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.lvdao.household.participation.Badges;
import org.lvdao.household.participation.DeliveredWeek;
import org.lvdao.household.participation.DeliveredWeeks;
import org.lvdao.household.participation.Rankings;
import org.lvdao.household.participation.Streak;
import org.lvdao.household.participation.Week;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Percent;
import org.lvdao.platform.database.Transactions;

/** What a resident's household has achieved, and whether it is ranked. */
@Singleton
class OwnImpact {
  private final OwnHousehold own;
  private final HouseholdRepository households;
  private final Addresses addresses;
  private final DeliveredWeeks weeks;
  private final Badges badges;
  private final Rankings rankings;
  private final ImpactSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  OwnImpact(
      OwnHousehold own,
      HouseholdRepository households,
      Addresses addresses,
      DeliveredWeeks weeks,
      Badges badges,
      Rankings rankings,
      ImpactSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.own = own;
    this.households = households;
    this.addresses = addresses;
    this.weeks = weeks;
    this.badges = badges;
    this.rankings = rankings;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws DomainError {@code no-household}
   */
  Impact show(Actor actor) {
    return transactions.read(() -> show(own.membership(actor).householdId()));
  }

  private Impact show(long id) {
    var now = clock.instant();
    var thisWeek = Week.of(now);
    // A device's clock may be ahead by some minutes.
    var delivered =
        weeks.of(id).stream().filter(one -> one.week().compareTo(thisWeek) <= 0).toList();
    long grams = sum(delivered, DeliveredWeek::grams);
    long graded = sum(delivered, DeliveredWeek::graded);
    long passed = sum(delivered, DeliveredWeek::passed);
    var household = households.find(id).orElseThrow();
    var building = Building.of(addresses.open(household)).orElse(null);
    var day = BusinessTime.dayOf(now);
    return new Impact(
        new Impact.Delivered(
            sum(delivered, DeliveredWeek::deliveries),
            grams,
            gramsSince(id, day.withDayOfMonth(1), now),
            gramsSince(id, day.withDayOfYear(1), now)),
        Impact.Carbon.of(grams, settings),
        new Impact.Sorting(graded, passed, Percent.of(passed, graded)),
        Streak.of(delivered.stream().map(DeliveredWeek::week).toList(), thisWeek),
        badges.of(id, delivered),
        rankings.of(id, building, settings.leastRanked()));
  }

  private static long sum(List<DeliveredWeek> weeks, ToLongFunction<DeliveredWeek> amount) {
    return weeks.stream().mapToLong(amount).sum();
  }

  private long gramsSince(long id, LocalDate day, Instant now) {
    return weeks.grams(id, BusinessTime.startOf(day), Week.of(now).end());
  }

  /**
   * Whether the household wants to be in rankings; any member may say so.
   *
   * @throws DomainError {@code no-household}
   */
  Impact rank(Actor actor, boolean takesPart) {
    transactions.run(() -> households.rank(own.membership(actor).householdId(), takesPart));
    return show(actor);
  }
}
