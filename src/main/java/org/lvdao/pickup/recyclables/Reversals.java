package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Draft;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Heading;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/**
 * Takes back what was booked wrongly (冲销): by an opposite movement, once, never by a change. What
 * has gone on since cannot be taken back before that is.
 */
@Singleton
class Reversals {
  private static final String MOVEMENT = "reversal";
  private static final String LOAD_SHEET = "load-sheet-cancel";

  /** A weigh-in is corrected with its booking, and a load sheet as a whole. */
  private static final Set<MovementKind> POSSIBLE =
      EnumSet.of(MovementKind.SORTED, MovementKind.SOLD, MovementKind.DISPOSED, MovementKind.LOST);

  private final MovementRepository movements;
  private final PostingRepository postings;
  private final LoadSheetRepository sheets;
  private final RecyclablesBooks books;
  private final RecyclablesScope scope;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  Reversals(
      MovementRepository movements,
      PostingRepository postings,
      LoadSheetRepository sheets,
      RecyclablesBooks books,
      RecyclablesScope scope,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.movements = movements;
    this.postings = postings;
    this.sheets = sheets;
    this.books = books;
    this.scope = scope;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Takes a movement back that staff have booked; twice is once.
   *
   * @return the opposite movement
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code movement-not-reversible},
   *     {@code not-enough-stock}
   */
  MovementRow reverse(Actor actor, long id, String reason) {
    var wrong =
        movements
            .find(id)
            .filter(row -> scope.sees(actor, row.district()))
            .orElseThrow(DomainError::notFound);
    scope.requireWork(actor, wrong.district());
    if (!POSSIBLE.contains(wrong.kind())) {
      throw DomainError.of(RecyclablesProblem.MOVEMENT_NOT_REVERSIBLE);
    }
    return transactions.write(
        () -> {
          var known = books.find(MOVEMENT, Long.toString(id));
          if (known.isPresent()) {
            return known.get();
          }
          var opposite = books.write(heading(actor, MOVEMENT, id, wrong, reason), opposite(id));
          audit.record(
              actor,
              "recyclables-reversed",
              "recyclables-movement",
              Long.toString(id),
              wrong.district(),
              Map.of("kind", wrong.kind().name()));
          return opposite;
        });
  }

  /**
   * Takes a load sheet back that has not arrived: what is on it lies at its station again. Twice is
   * once.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code load-sheet-received}, {@code
   *     stale-version}
   */
  void cancel(Actor actor, long id, long version, String reason) {
    transactions.run(
        () -> {
          var sheet =
              sheets
                  .find(id)
                  .filter(row -> scope.sees(actor, row.district()))
                  .orElseThrow(DomainError::notFound);
          scope.requireWork(actor, sheet.district());
          if (sheet.status() == LoadSheetStatus.CANCELLED) {
            return;
          }
          if (sheet.status() == LoadSheetStatus.RECEIVED) {
            throw DomainError.of(RecyclablesProblem.LOAD_SHEET_RECEIVED);
          }
          var loaded = movements.findBySource(LoadSheets.LOADING, Long.toString(id)).orElseThrow();
          var back =
              books.write(heading(actor, LOAD_SHEET, id, loaded, reason), opposite(loaded.id()));
          if (sheets.cancel(id, version, back.at(), actor.accountId(), reason) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          audit.record(
              actor,
              "load-sheet-cancelled",
              "load-sheet",
              Long.toString(id),
              sheet.district(),
              Map.of());
        });
  }

  private Draft opposite(long movementId) {
    var draft = new Draft();
    for (var row : postings.findOf(List.of(movementId))) {
      draft.post(row.account(), row.placeId(), row.category(), -row.grams());
    }
    return draft;
  }

  private Heading heading(Actor actor, String source, long id, MovementRow wrong, String reason) {
    return new Heading(
        source,
        Long.toString(id),
        MovementKind.REVERSED,
        wrong.district(),
        null,
        wrong.stationId(),
        wrong.centreId(),
        wrong.loadSheetId(),
        actor.accountId(),
        reason.strip(),
        clock.instant());
  }
}
