package org.lvdao.points;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/**
 * The ledger as one would play it with counters on a table: every point is a thing of its own, and
 * nothing is added up but by counting. One holder, in memory, for comparison.
 */
final class ModelLedger {
  private final List<Point> points = new ArrayList<>();
  private final Map<Long, Long> pending = new TreeMap<>();
  private final Map<Long, Given> given = new HashMap<>();
  private int owed;

  private enum State {
    AVAILABLE,
    RESERVED,
    SPENT,
    EXPIRED,
    GONE
  }

  private static final class Point {
    private Instant expiresAt;
    private State state = State.AVAILABLE;
    private long reservation;

    Point(Instant expiresAt) {
      this.expiresAt = expiresAt;
    }
  }

  private record Given(long points, @Nullable Instant expiresAt) {}

  void tick(Instant now) {
    in(State.AVAILABLE).stream()
        .filter(point -> !point.expiresAt.isAfter(now))
        .forEach(point -> point.state = State.EXPIRED);
  }

  /** Gives points one by one; each that is owed for pays for that instead. */
  void grant(long id, long count, Instant now) {
    var expiresAt = endOfNextYear(now);
    boolean any = false;
    for (long i = 0; i < count; i++) {
      if (owed > 0) {
        owed--;
      } else {
        points.add(new Point(expiresAt));
        any = true;
      }
    }
    given.put(id, new Given(count, any ? expiresAt : null));
  }

  void pend(long id, long count) {
    pending.put(id, count);
  }

  /** Ends what is pending; how much of it there was. */
  void end(long id, long granted, Instant now) {
    pending.remove(id);
    grant(id, granted, now);
  }

  void reverse(long id, long count, Instant now) {
    var lot = given.get(id).expiresAt();
    long left = count;
    if (lot != null && !lot.isAfter(now)) {
      var expired =
          in(State.EXPIRED).stream().filter(p -> p.expiresAt.equals(lot)).limit(left).toList();
      expired.forEach(point -> point.state = State.GONE);
      left -= expired.size();
    }
    var order =
        Comparator.<Point, Boolean>comparing(p -> !p.expiresAt.equals(lot))
            .thenComparing(p -> p.expiresAt);
    for (long i = 0; i < left; i++) {
      var next = in(State.AVAILABLE).stream().min(order);
      if (next.isPresent()) {
        next.get().state = State.GONE;
      } else {
        owed++;
      }
    }
  }

  boolean reserve(long id, long count) {
    var soonest =
        in(State.AVAILABLE).stream()
            .sorted(Comparator.comparing(p -> p.expiresAt))
            .limit(count)
            .toList();
    if (soonest.size() < count) {
      return false;
    }
    soonest.forEach(
        point -> {
          point.state = State.RESERVED;
          point.reservation = id;
        });
    return true;
  }

  void confirm(long id) {
    of(id, State.RESERVED).forEach(point -> point.state = State.SPENT);
  }

  /** Gives what was reserved to somebody else; when each point expires. */
  List<Instant> pass(long id) {
    var passed = of(id, State.RESERVED);
    confirm(id);
    return passed.stream().map(point -> point.expiresAt).toList();
  }

  /** Gets points of somebody else, as if they had been one's own and came back. */
  void receive(List<Instant> expiries, Instant now) {
    var got = expiries.stream().map(Point::new).toList();
    points.addAll(got);
    giveBack(got, now);
  }

  void cancel(long id, Instant now) {
    giveBack(of(id, State.RESERVED), now);
  }

  /** Those that expire last come back first. */
  void refund(long id, long count, Instant now) {
    giveBack(
        of(id, State.SPENT).stream()
            .sorted(Comparator.<Point, Instant>comparing(p -> p.expiresAt).reversed())
            .limit(count)
            .toList(),
        now);
  }

  private void giveBack(List<Point> back, Instant now) {
    for (var point : back) {
      point.state = State.AVAILABLE;
      if (!point.expiresAt.isAfter(now)) {
        point.expiresAt = BusinessTime.startOf(BusinessTime.dayOf(now).plusDays(31));
      }
    }
    while (owed > 0 && available() > 0) {
      owed--;
      in(State.AVAILABLE).stream().min(Comparator.comparing(p -> p.expiresAt)).orElseThrow().state =
          State.GONE;
    }
  }

  boolean adjust(long id, long count, Instant now) {
    if (count >= 0) {
      grant(id, count, now);
      return true;
    }
    return take(-count);
  }

  private boolean take(long count) {
    if (available() < count) {
      return false;
    }
    in(State.AVAILABLE).stream()
        .sorted(Comparator.comparing(p -> p.expiresAt))
        .limit(count)
        .forEach(point -> point.state = State.GONE);
    return true;
  }

  long available() {
    return in(State.AVAILABLE).size();
  }

  long reserved() {
    return in(State.RESERVED).size();
  }

  long pending() {
    return pending.values().stream().mapToLong(Long::longValue).sum();
  }

  long owed() {
    return owed;
  }

  /** How many can be spent, by the moment they expire. */
  Map<Instant, Long> lots() {
    return in(State.AVAILABLE).stream()
        .collect(Collectors.groupingBy(p -> p.expiresAt, TreeMap::new, Collectors.counting()));
  }

  private List<Point> in(State state) {
    return points.stream().filter(point -> point.state == state).toList();
  }

  private List<Point> of(long reservation, State state) {
    return in(state).stream().filter(point -> point.reservation == reservation).toList();
  }

  private static Instant endOfNextYear(Instant now) {
    return BusinessTime.startOf(LocalDate.of(BusinessTime.dayOf(now).getYear() + 2, 1, 1));
  }
}
