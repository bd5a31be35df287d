package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lvdao.account.Consents;
import org.lvdao.area.AreaService;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;

/** Those who wait for a station that covers a place (未覆盖登记). */
@Singleton
class WaitingList {
  /** A home, a workplace, one's parents: more are no places of one's own. */
  private static final int MOST_PLACES = 5;

  private final WaitingRepository rows;
  private final Stations stations;
  private final AreaService areas;
  private final Consents consents;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  WaitingList(
      WaitingRepository rows,
      Stations stations,
      AreaService areas,
      Consents consents,
      Outbox outbox,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.stations = stations;
    this.areas = areas;
    this.consents = consents;
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Waits for a station that covers the place. Within about 100 m it is the same place, and twice
   * is once.
   *
   * @throws DomainError {@code consent-needed}, {@code outside-service-area}, {@code
   *     already-covered}, {@code waiting-list-full}
   */
  WaitingRow join(Actor actor, Position position) {
    consents.require(actor, ConsentPurpose.WHEREABOUTS);
    var exact = Wgs84.of(position);
    var located = areas.locate(exact);
    if (stations.covering(exact).isPresent()) {
      throw DomainError.of(StationProblem.ALREADY_COVERED);
    }
    double lat = coarse(exact.lat());
    double lon = coarse(exact.lon());
    var cell = String.format(Locale.ROOT, "%.3f,%.3f", lat, lon);
    return transactions.write(
        () -> {
          var known = rows.findOf(actor.accountId());
          var same = known.stream().filter(row -> row.cell().equals(cell)).findFirst();
          if (same.isPresent() && same.get().toldAt() == null) {
            return same.get();
          }
          // A station has covered the place and does so no more: they wait anew.
          same.ifPresent(told -> rows.delete(told.id(), actor.accountId()));
          if (known.stream().filter(row -> row.toldAt() == null).count() >= MOST_PLACES) {
            throw DomainError.of(StationProblem.WAITING_LIST_FULL).with("most", MOST_PLACES);
          }
          var subdistrict = located.subdistrict();
          rows.insert(
              ids.next(),
              actor.accountId(),
              located.district().code(),
              subdistrict == null ? null : subdistrict.code(),
              lat,
              lon,
              cell,
              clock.instant());
          return rows.find(actor.accountId(), cell).orElseThrow();
        });
  }

  private static double coarse(double degrees) {
    return Math.round(degrees * 1_000) / 1_000.0;
  }

  List<WaitingRow> mine(Actor actor) {
    return rows.findOf(actor.accountId());
  }

  /**
   * @throws DomainError {@code not-found}
   */
  void leave(Actor actor, long id) {
    if (transactions.write(() -> rows.delete(id, actor.accountId())) == 0) {
      throw DomainError.notFound();
    }
  }

  /**
   * How many wait in each subdistrict, the most first.
   *
   * @throws DomainError {@code forbidden}
   */
  List<WaitingRepository.Count> count(Actor actor, String district) {
    areas.requireDistrict("?district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    return rows.count(district);
  }

  /**
   * Tells somebody of the station that covers their place by now, if one does; once.
   *
   * @param inUse the stations of the district
   */
  void tellIfCovered(WaitingRow row, List<Station> inUse) {
    var covering = Stations.covering(inUse, row.place(), row.subdistrict());
    if (covering.isEmpty()) {
      return;
    }
    var station = covering.get();
    transactions.run(
        () -> {
          var now = clock.instant();
          if (rows.tell(row.id(), now) == 1) {
            outbox.publish(
                new NoticeEvent(
                    row.id(),
                    0,
                    MessageKind.STATION_COVERS,
                    row.accountId(),
                    now,
                    Map.of("station", station.name()),
                    "/stations/" + station.id()));
          }
        });
  }
}
