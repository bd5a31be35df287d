package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.platform.database.Transactions;

/**
 * Writes movements, each with its postings and what lies where after it, in the caller's
 * transaction. Whoever moves the same stock waits until others who do have committed.
 */
@Singleton
class RecyclablesBooks {
  private final MovementRepository movements;
  private final PostingRepository postings;
  private final StockRepository stocks;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  RecyclablesBooks(
      MovementRepository movements,
      PostingRepository postings,
      StockRepository stocks,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.movements = movements;
    this.postings = postings;
    this.stocks = stocks;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What a movement says besides its postings.
   *
   * @param sourceId with its kind, what happens once
   * @param subdistrict where it was collected; null for any other
   */
  record Heading(
      String sourceKind,
      String sourceId,
      MovementKind kind,
      String district,
      @Nullable String subdistrict,
      @Nullable Long stationId,
      @Nullable Long centreId,
      @Nullable Long loadSheetId,
      long bookedBy,
      @Nullable String reason,
      Instant occurredAt) {}

  /** An account of a place, for one category. */
  record Key(LotAccount account, long placeId, MaterialCategory category) {
    /** One order for all, so that nobody waits for each other in a circle. */
    static final Comparator<Key> ORDER =
        Comparator.comparing(Key::account)
            .thenComparingLong(Key::placeId)
            .thenComparing(Key::category);
  }

  /** How a movement changes the accounts, put together. */
  static final class Draft {
    private final Map<Key, Long> changes = new TreeMap<>(Key.ORDER);

    Draft post(LotAccount account, long placeId, MaterialCategory category, long grams) {
      changes.merge(new Key(account, placeId, category), grams, Long::sum);
      return this;
    }

    Draft move(
        MaterialCategory category,
        long grams,
        LotAccount from,
        long fromPlace,
        LotAccount to,
        long toPlace) {
      return post(from, fromPlace, category, -grams).post(to, toPlace, category, grams);
    }

    private void check() {
      var sums = new EnumMap<MaterialCategory, Long>(MaterialCategory.class);
      changes.forEach((key, grams) -> sums.merge(key.category(), grams, Long::sum));
      if (sums.values().stream().anyMatch(sum -> sum != 0)) {
        throw new IllegalStateException("A movement that does not add up: " + changes);
      }
    }
  }

  Optional<MovementRow> find(String sourceKind, String sourceId) {
    return movements.findBySource(sourceKind, sourceId);
  }

  /** What lies there, which stays so until the caller's transaction ends. */
  long lock(Key key, String district) {
    return locked(key, district).grams();
  }

  /**
   * Writes the movement unless its source was booked before; then answers the one there is.
   *
   * @throws DomainError {@code not-enough-stock}
   */
  MovementRow write(Heading heading, Draft draft) {
    draft.check();
    return transactions.write(
        () -> {
          var held = new TreeMap<Key, StockRow>(Key.ORDER);
          draft.changes.keySet().stream()
              .filter(key -> key.account().isHolding())
              .forEach(key -> held.put(key, locked(key, heading.district())));
          return find(heading.sourceKind(), heading.sourceId())
              .orElseGet(() -> write(heading, draft, held));
        });
  }

  private StockRow locked(Key key, String district) {
    var account = key.account().name();
    var category = key.category().name();
    return stocks
        .lock(account, key.placeId(), category)
        .orElseGet(
            () -> {
              stocks.open(account, key.placeId(), category, district);
              return stocks.lock(account, key.placeId(), category).orElseThrow();
            });
  }

  private MovementRow write(Heading heading, Draft draft, Map<Key, StockRow> held) {
    var at = after(held);
    held.forEach((key, row) -> put(key, row.grams() + change(draft, key), row, at));
    long id = ids.next();
    var movement =
        new MovementRow(
            id,
            heading.sourceKind(),
            heading.sourceId(),
            heading.kind(),
            heading.district(),
            heading.subdistrict(),
            heading.stationId(),
            heading.centreId(),
            heading.loadSheetId(),
            heading.bookedBy(),
            heading.reason(),
            heading.occurredAt(),
            BusinessTime.dayOf(heading.occurredAt()),
            at);
    movements.insert(movement);
    postings.insert(rows(movement, draft));
    return movement;
  }

  private static List<PostingRow> rows(MovementRow movement, Draft draft) {
    return draft.changes.entrySet().stream()
        .filter(change -> change.getValue() != 0)
        .map(
            change ->
                new PostingRow(
                    movement.id(),
                    change.getKey().account(),
                    change.getKey().category(),
                    change.getKey().placeId(),
                    change.getValue(),
                    movement.district(),
                    movement.at()))
        .toList();
  }

  private static long change(Draft draft, Key key) {
    return draft.changes.getOrDefault(key, 0L);
  }

  private void put(Key key, long grams, StockRow before, Instant at) {
    if (grams < 0) {
      throw DomainError.of(RecyclablesProblem.NOT_ENOUGH_STOCK)
          .with("category", key.category().name())
          .with("categoryName", key.category().label())
          .with("available", before.grams());
    }
    if (stocks.put(key.account().name(), key.placeId(), key.category().name(), grams, at) != 1) {
      throw new IllegalStateException("A stock of recyclables changed under its lock");
    }
  }

  /** Later than whatever moved any of it before, so that at each moment each account was sound. */
  private Instant after(Map<Key, StockRow> held) {
    var at = clock.instant();
    for (var row : held.values()) {
      if (row.lastAt() != null && !at.isAfter(row.lastAt())) {
        at = row.lastAt().plusMillis(1);
      }
    }
    return at;
  }
}
