package org.lvdao.household.participation;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.household.participation.ParticipationRepository.Delivered;
import org.lvdao.household.participation.ParticipationRepository.Registered;
import org.lvdao.platform.database.Transactions;

/** Counts who takes part (参与), community by community and week by week. */
@Singleton
public class ParticipationCounts {
  private final ParticipationRepository counts;
  private final Transactions transactions;

  ParticipationCounts(ParticipationRepository counts, Transactions transactions) {
    this.counts = counts;
    this.transactions = transactions;
  }

  /**
   * A community in a week.
   *
   * @param registered households that were registered there when the week ended, or are now
   * @param participating those of them that delivered something in it, wherever
   * @param deliveries of all that were registered there last, as are the other sums
   * @param graded deliveries that were inspected
   * @param passed those of them that were sorted properly
   * @param points that the deliveries earned
   */
  public record Count(
      Week week,
      String community,
      long registered,
      long participating,
      long deliveries,
      long grams,
      long graded,
      long passed,
      long points) {}

  private record Key(Week week, String community) {}

  /**
   * Those in which a household was registered or something delivered, by week and community.
   *
   * @param to the last week, which may not have ended
   */
  public List<Count> of(String district, Week from, Week to) {
    return transactions.read(
        () -> {
          var delivered = new HashMap<Key, Delivered>();
          counts
              .delivered(district, from, to)
              .forEach(row -> delivered.put(new Key(new Week(row.monday()), row.community()), row));
          var registered = registered(counts.registered(district, from, to), from, to);
          delivered.keySet().forEach(key -> registered.putIfAbsent(key, 0L));
          return registered.entrySet().stream()
              .map(entry -> count(entry.getKey(), entry.getValue(), delivered))
              .sorted(Comparator.comparing(Count::week).thenComparing(Count::community))
              .toList();
        });
  }

  private static Map<Key, Long> registered(List<Registered> rows, Week from, Week to) {
    int last = to.since(from);
    var registered = new HashMap<Key, Long>();
    for (var row : rows) {
      int until = row.went() < 0 ? last : Math.min(last, row.went());
      for (int i = row.came(); i <= until; i++) {
        registered.merge(new Key(from.plus(i), row.community()), row.households(), Long::sum);
      }
    }
    return registered;
  }

  private static Count count(Key key, long registered, Map<Key, Delivered> delivered) {
    var row = delivered.get(key);
    return row == null
        ? new Count(key.week(), key.community(), registered, 0, 0, 0, 0, 0, 0)
        : new Count(
            key.week(),
            key.community(),
            registered,
            row.participating(),
            row.deliveries(),
            row.grams(),
            row.graded(),
            row.passed(),
            row.points());
  }
}
