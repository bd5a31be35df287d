package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Draft;
import org.lvdao.pickup.recyclables.RecyclablesBooks.Heading;
import org.lvdao.pickup.station.SortingCentre;
import org.lvdao.pickup.station.SortingCentres;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** What staff tell of lots besides load sheets: sorted, sold, disposed, lost. */
@Singleton
class Handling {
  /** From where each can be. */
  private static final Map<MovementKind, Set<LotAccount>> WAYS =
      Map.of(
          MovementKind.SORTED, EnumSet.of(LotAccount.UNSORTED),
          MovementKind.SOLD, EnumSet.of(LotAccount.SORTED),
          MovementKind.DISPOSED, EnumSet.of(LotAccount.UNSORTED, LotAccount.SORTED),
          MovementKind.LOST, EnumSet.of(LotAccount.STOCK, LotAccount.UNSORTED, LotAccount.SORTED));

  private final RecyclablesBooks books;
  private final RecyclablesScope scope;
  private final Stations stations;
  private final SortingCentres centres;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Handling(
      RecyclablesBooks books,
      RecyclablesScope scope,
      Stations stations,
      SortingCentres centres,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.books = books;
    this.scope = scope;
    this.stations = stations;
    this.centres = centres;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** Where it happens. */
  private record Place(String district, @Nullable Long stationId, @Nullable Long centreId) {
    long id() {
      return stationId != null ? stationId : centreId != null ? centreId : 0;
    }
  }

  /**
   * Books it.
   *
   * @throws DomainError {@code not-enough-stock}, {@code forbidden}, or naming what is wrong
   */
  MovementRow book(Actor actor, RecyclablesController.NewMovement wanted) {
    var froms = WAYS.get(wanted.kind());
    if (froms == null) {
      throw DomainError.field("/kind", "movement-kind");
    }
    var from = wanted.from() != null ? wanted.from() : froms.iterator().next();
    if (!froms.contains(from) || (wanted.from() == null && froms.size() > 1)) {
      throw DomainError.field("/from", "movement-from");
    }
    boolean needsReason =
        wanted.kind() == MovementKind.LOST || wanted.kind() == MovementKind.DISPOSED;
    if (needsReason && (wanted.reason() == null || wanted.reason().isBlank())) {
      throw DomainError.field("/reason", "required");
    }
    var place = place(actor, from, Long.parseLong(wanted.placeId()));
    scope.requireWork(actor, place.district());
    return transactions.write(
        () -> {
          var movement =
              books.write(heading(actor, wanted, place), draft(wanted, from, place.id()));
          audit.record(
              actor,
              "recyclables-moved",
              "recyclables-movement",
              Long.toString(movement.id()),
              place.district(),
              Map.of("kind", wanted.kind().name(), "grams", wanted.grams()));
          return movement;
        });
  }

  private Place place(Actor actor, LotAccount from, long id) {
    if (from == LotAccount.STOCK) {
      return stations
          .find(id)
          .filter(station -> scope.sees(actor, station.district()))
          .map(Handling::at)
          .orElseThrow(() -> DomainError.field("/placeId", "station-unknown"));
    }
    return centres
        .find(id)
        .filter(centre -> scope.sees(actor, centre.district()))
        .map(Handling::at)
        .orElseThrow(() -> DomainError.field("/placeId", "centre-unknown"));
  }

  private static Place at(Station station) {
    return new Place(station.district(), station.id(), null);
  }

  private static Place at(SortingCentre centre) {
    return new Place(centre.district(), null, centre.id());
  }

  private static Draft draft(
      RecyclablesController.NewMovement wanted, LotAccount from, long placeId) {
    return new Draft()
        .move(wanted.category(), wanted.grams(), from, placeId, to(wanted.kind(), from), placeId);
  }

  private static LotAccount to(MovementKind kind, LotAccount from) {
    return switch (kind) {
      case SORTED -> LotAccount.SORTED;
      case SOLD -> LotAccount.SOLD;
      case DISPOSED -> LotAccount.DISPOSED;
      case LOST -> from == LotAccount.STOCK ? LotAccount.LOSS : LotAccount.CENTRE_LOSS;
      case COLLECTED, CORRECTED, LOADED, RECEIVED, REVERSED ->
          throw new IllegalArgumentException(kind.name());
    };
  }

  private Heading heading(Actor actor, RecyclablesController.NewMovement wanted, Place place) {
    return new Heading(
        "staff",
        Long.toString(ids.next()),
        wanted.kind(),
        place.district(),
        null,
        place.stationId(),
        place.centreId(),
        null,
        actor.accountId(),
        wanted.reason(),
        clock.instant());
  }
}
