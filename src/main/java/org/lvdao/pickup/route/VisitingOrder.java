package org.lvdao.pickup.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lvdao.area.Wgs84;

/**
 * A short way through places (上门顺序): nearest insertion, improved by 2-opt, on straight-line
 * distances. It ends at the last place; the way home is not counted. The same places in the same
 * order always give the same way.
 */
public final class VisitingOrder {
  /** Metres below which a way is no shorter, so that rounding cannot keep 2-opt going. */
  private static final double GAIN = 1e-6;

  private final double[][] metres;
  private final List<Integer> way = new ArrayList<>(List.of(0));

  private VisitingOrder(List<Wgs84> places) {
    metres = new double[places.size()][places.size()];
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < i; j++) {
        metres[i][j] = places.get(i).metresTo(places.get(j));
        metres[j][i] = metres[i][j];
      }
    }
  }

  /**
   * The stops in the order of their windows; within a window by a short way from where the one
   * before ends.
   *
   * @param start where the collector sets out
   */
  public static <T> List<T> of(
      Wgs84 start, List<T> stops, Function<T, Instant> window, Function<T, Wgs84> place) {
    var windows = new TreeMap<Instant, List<T>>();
    for (var stop : stops) {
      windows.computeIfAbsent(window.apply(stop), any -> new ArrayList<>()).add(stop);
    }
    var ordered = new ArrayList<T>();
    var from = start;
    for (var together : windows.values()) {
      for (int index : of(from, together.stream().map(place).toList())) {
        ordered.add(together.get(index));
      }
      from = place.apply(ordered.getLast());
    }
    return ordered;
  }

  /** The indices of the stops in the order of a short way from the start. */
  public static List<Integer> of(Wgs84 start, List<Wgs84> stops) {
    var places = new ArrayList<Wgs84>();
    places.add(start);
    places.addAll(stops);
    var order = new VisitingOrder(places);
    order.insertNearest();
    order.improve();
    return order.way.stream().skip(1).map(place -> place - 1).toList();
  }

  /** How long the way is that visits the stops in the order of the indices. */
  static double metres(Wgs84 start, List<Wgs84> stops, List<Integer> order) {
    double sum = 0;
    var at = start;
    for (int index : order) {
      sum += at.metresTo(stops.get(index));
      at = stops.get(index);
    }
    return sum;
  }

  /** Again and again takes the place nearest to the way, and puts it where it costs least. */
  private void insertNearest() {
    int size = metres.length;
    var toWay = Arrays.copyOf(metres[0], size);
    var left = new ArrayList<>(IntStream.range(1, size).boxed().toList());
    while (!left.isEmpty()) {
      int nearest = left.getFirst();
      for (int place : left) {
        if (toWay[place] < toWay[nearest]) {
          nearest = place;
        }
      }
      left.remove((Integer) nearest);
      way.add(cheapestPosition(nearest), nearest);
      for (int place : left) {
        toWay[place] = Math.min(toWay[place], metres[place][nearest]);
      }
    }
  }

  private int cheapestPosition(int place) {
    int best = way.size();
    double least = metres[way.getLast()][place];
    for (int i = 1; i < way.size(); i++) {
      int before = way.get(i - 1);
      int after = way.get(i);
      double more = metres[before][place] + metres[place][after] - metres[before][after];
      if (more < least) {
        least = more;
        best = i;
      }
    }
    return best;
  }

  /** Turns pieces of the way around as long as that makes it shorter. */
  private void improve() {
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      for (int from = 1; from < way.size() - 1; from++) {
        for (int to = from + 1; to < way.size(); to++) {
          if (gain(from, to) > GAIN) {
            var piece = way.subList(from, to + 1);
            var turned = piece.reversed().stream().toList();
            for (int i = 0; i < turned.size(); i++) {
              piece.set(i, turned.get(i));
            }
            shorter = true;
          }
        }
      }
    }
  }

  /** How much shorter the way is when the piece is turned around. */
  private double gain(int from, int to) {
    int before = way.get(from - 1);
    int first = way.get(from);
    int last = way.get(to);
    double now = metres[before][first];
    double then = metres[before][last];
    if (to + 1 < way.size()) {
      int after = way.get(to + 1);
      now += metres[last][after];
      then += metres[first][after];
    }
    return now - then;
  }
}
