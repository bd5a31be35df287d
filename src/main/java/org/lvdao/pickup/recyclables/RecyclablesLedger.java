package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Draft;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Heading;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Key;
import org.lvdao.platform.database.Transactions;

/** Takes into the ledger what collectors bring, each time in the caller's transaction. */
@Singleton
public class RecyclablesLedger {
  private static final String COLLECTION = "collection";
  private static final String CORRECTION = "correction";

  private final RecyclablesBooks books;
  private final Transactions transactions;

  RecyclablesLedger(RecyclablesBooks books, Transactions transactions) {
    this.books = books;
    this.transactions = transactions;
  }

  /**
   * What was collected at a visit.
   *
   * @param id of the visit; unique
   * @param subdistrict where; null when in none
   * @param grams by category; nothing is booked when all are 0
   * @param collectorId whose account
   * @param at when it was weighed
   */
  public record Collection(
      long id,
      String district,
      @Nullable String subdistrict,
      long stationId,
      Map<MaterialCategory, Long> grams,
      long collectorId,
      Instant at) {}

  /** Books what was collected as stock of the station, once for each visit. */
  public void collected(Collection what) {
    if (what.grams().values().stream().allMatch(grams -> grams == 0)) {
      return;
    }
    var draft = new Draft();
    what.grams()
        .forEach(
            (category, grams) ->
                draft.move(
                    category,
                    grams,
                    LotAccount.COLLECTED,
                    what.stationId(),
                    LotAccount.STOCK,
                    what.stationId()));
    books.write(
        heading(
            what,
            COLLECTION,
            Long.toString(what.id()),
            MovementKind.COLLECTED,
            null,
            what.collectorId()),
        draft);
  }

  /**
   * Books that other weights were right, once for each correction of a visit. What has left the
   * station since was never there: it is taken from the loss that its receipt has shown or will
   * show.
   *
   * @param more grams by category to be added; negative to be taken back
   * @param number tells the corrections of a visit apart
   * @param by who decided it
   */
  public void corrected(
      Collection what, Map<MaterialCategory, Long> more, long number, long by, String reason) {
    if (more.values().stream().allMatch(grams -> grams == 0)) {
      return;
    }
    transactions.run(
        () -> {
          var draft = new Draft();
          for (var category : MaterialCategory.values()) {
            correct(draft, what, category, more.getOrDefault(category, 0L));
          }
          books.write(
              heading(
                  what, CORRECTION, what.id() + "/" + number, MovementKind.CORRECTED, reason, by),
              draft);
        });
  }

  private void correct(Draft draft, Collection what, MaterialCategory category, long more) {
    if (more == 0) {
      return;
    }
    long station = what.stationId();
    long there = books.lock(new Key(LotAccount.STOCK, station, category), what.district());
    long inStock = Math.max(more, -there);
    draft
        .move(category, inStock, LotAccount.COLLECTED, station, LotAccount.STOCK, station)
        .move(category, more - inStock, LotAccount.COLLECTED, station, LotAccount.LOSS, station);
  }

  private static Heading heading(
      Collection what,
      String source,
      String sourceId,
      MovementKind kind,
      @Nullable String reason,
      long by) {
    return new Heading(
        source,
        sourceId,
        kind,
        what.district(),
        what.subdistrict(),
        what.stationId(),
        null,
        null,
        by,
        reason,
        what.at());
  }
}
