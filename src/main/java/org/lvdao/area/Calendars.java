package org.lvdao.area;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/** Keeps the present {@link WorkDays} in memory, and changes the stored calendar. */
@Singleton
class Calendars {
  private final Transactions transactions;
  private final ReferenceVersions versions;
  private final CalendarRepository days;
  private final CalendarYearRepository years;
  private final Ids ids;
  private final InstantSource clock;
  private final Current<WorkDays> current;

  Calendars(
      Transactions transactions,
      ReferenceVersions versions,
      CalendarRepository days,
      CalendarYearRepository years,
      Ids ids,
      InstantSource clock) {
    this.transactions = transactions;
    this.versions = versions;
    this.days = days;
    this.years = years;
    this.ids = ids;
    this.clock = clock;
    this.current = new Current<>(() -> versions.read(ReferenceVersions.CALENDAR), this::load);
  }

  WorkDays current() {
    return current.get();
  }

  /**
   * What a change did.
   *
   * @param knownUntil the last year whose holidays are known after it
   */
  record Change(
      List<LocalDate> added, List<LocalDate> changed, List<LocalDate> removed, int knownUntil) {
    boolean isNothing() {
      return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
  }

  /**
   * Makes the days the whole announcement for the year.
   *
   * @param days all of that year
   * @throws YearNotNext when a year between the known ones and this one is missing
   */
  Change replaceYear(int year, Collection<CalendarDay> days, long accountId) {
    return transactions.write(
        () -> {
          versions.lock(ReferenceVersions.CALENDAR);
          var known = new TreeSet<>(years.findAll().stream().map(CalendarYear::year).toList());
          known.add(year);
          checkUnbroken(known);
          var change = replace(days, day -> day.getYear() == year, known.last());
          years.put(year, CalendarYear.Source.STAFF, clock.instant(), accountId);
          changed();
          return change;
        });
  }

  /**
   * Makes the days the whole announcement for their years and retires other seeded years. Years
   * that staff have loaded stay as they are.
   *
   * @throws YearNotNext when a year among the known ones would be missing
   */
  Change replaceSeeded(Collection<CalendarDay> announced) {
    return transactions.write(
        () -> {
          versions.lock(ReferenceVersions.CALENDAR);
          var before = new HashMap<Integer, CalendarYear.Source>();
          years.findAll().forEach(known -> before.put(known.year(), known.source()));
          Set<Integer> wanted = new TreeSet<>();
          announced.forEach(day -> wanted.add(day.day().getYear()));
          Predicate<LocalDate> seeded =
              day -> before.get(day.getYear()) != CalendarYear.Source.STAFF;
          var after = new TreeSet<>(wanted);
          before.forEach(
              (year, source) -> {
                if (source == CalendarYear.Source.STAFF) {
                  after.add(year);
                }
              });
          checkUnbroken(after);
          var change =
              replace(
                  announced.stream().filter(day -> seeded.test(day.day())).toList(),
                  seeded,
                  after.last());
          boolean yearsChanged = replaceYears(before, wanted);
          if (!change.isNothing() || yearsChanged) {
            changed();
          }
          return change;
        });
  }

  private boolean replaceYears(Map<Integer, CalendarYear.Source> before, Set<Integer> wanted) {
    Instant now = clock.instant();
    boolean changed = false;
    for (int year : wanted) {
      if (!before.containsKey(year)) {
        years.put(year, CalendarYear.Source.SEED, now, 0);
        changed = true;
      }
    }
    for (var known : before.entrySet()) {
      if (known.getValue() == CalendarYear.Source.SEED && !wanted.contains(known.getKey())) {
        changed |= years.retire(known.getKey(), now) == 1;
      }
    }
    return changed;
  }

  /** Makes the wanted days the only ones in use within the scope. */
  private Change replace(
      Collection<CalendarDay> wanted, Predicate<LocalDate> scope, int knownUntil) {
    var left = new HashMap<LocalDate, CalendarDay>();
    for (var stored : days.findAll()) {
      if (scope.test(stored.day())) {
        left.put(stored.day(), stored);
      }
    }
    var change = new Change(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), knownUntil);
    for (var day : wanted) {
      var stored = left.remove(day.day());
      if (stored == null) {
        days.insert(day.day(), day.kind(), day.name());
        change.added.add(day.day());
      } else if (stored.retiredAt() != null || !stored.saysTheSameAs(day)) {
        days.update(day.day(), day.kind(), day.name());
        (stored.retiredAt() != null ? change.added : change.changed).add(day.day());
      }
    }
    for (var gone : new TreeSet<>(left.keySet())) {
      if (days.retire(gone, clock.instant()) == 1) {
        change.removed.add(gone);
      }
    }
    return change;
  }

  private static void checkUnbroken(TreeSet<Integer> known) {
    for (int year : known) {
      if (year != known.last() && !known.contains(year + 1)) {
        throw new YearNotNext(year + 1);
      }
    }
  }

  private void changed() {
    versions.change(ReferenceVersions.CALENDAR, ids.next());
    transactions.afterCommit(current::invalidate);
  }

  private WorkDays load() {
    return transactions.read(
        () -> {
          long version = versions.read(ReferenceVersions.CALENDAR);
          var inUse = days.findAll().stream().filter(day -> day.retiredAt() == null).toList();
          return new WorkDays(
              version, inUse, years.findAll().stream().map(CalendarYear::year).toList());
        });
  }

  /** A year would be missing among the known ones. */
  static final class YearNotNext extends RuntimeException {
    private final int missing;

    YearNotNext(int missing) {
      super(
          "The holidays of " + missing + " are missing; load that year first", null, false, false);
      this.missing = missing;
    }

    int missing() {
      return missing;
    }
  }
}
