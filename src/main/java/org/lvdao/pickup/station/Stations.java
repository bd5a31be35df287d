package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.DomainError;

/** The collection stations (绿岛). */
@Singleton
public class Stations {
  private final StationRepository rows;
  private final AreaService areas;

  Stations(StationRepository rows, AreaService areas) {
    this.rows = rows;
    this.areas = areas;
  }

  /** Also finds retired ones. */
  public Optional<Station> find(long id) {
    return rows.find(id).map(StationRow::station);
  }

  /** The nearest in use that serves the place, of the district the place lies in. */
  public Optional<Station> covering(Wgs84 place) {
    return areas
        .at(place)
        .flatMap(
            located -> {
              var subdistrict = located.subdistrict();
              var code = subdistrict == null ? null : subdistrict.code();
              return covering(inDistrict(located.district().code()), place, code);
            });
  }

  /** The nearest of these that serves the place. */
  static Optional<Station> covering(
      List<Station> stations, Wgs84 place, @Nullable String subdistrict) {
    return stations.stream()
        .filter(station -> station.covers(place, subdistrict))
        .min(nearestTo(place));
  }

  /**
   * As {@link #covering(Wgs84)}, where nothing can be done without.
   *
   * @throws DomainError {@code not-covered}, after which one can join the waiting list
   */
  public Station serving(Wgs84 place) {
    return covering(place).orElseThrow(() -> DomainError.of(StationProblem.NOT_COVERED));
  }

  /** Those in use, by code. */
  public List<Station> inDistrict(String district) {
    return rows.findInUse(district).stream().map(StationRow::station).toList();
  }

  /** Those in use, the nearest first; of several just as near, the older one. */
  List<Station> nearest(Wgs84 place) {
    return rows.findInUse().stream().map(StationRow::station).sorted(nearestTo(place)).toList();
  }

  private static Comparator<Station> nearestTo(Wgs84 place) {
    return Comparator.<Station>comparingDouble(station -> station.place().metresTo(place))
        .thenComparingLong(Station::id);
  }
}
