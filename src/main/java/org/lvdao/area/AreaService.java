package org.lvdao.area;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** The grid of every district: what an area is, and in which one a place lies. */
@Singleton
public class AreaService {
  private final Grids grids;

  AreaService(Grids grids) {
    this.grids = grids;
  }

  /**
   * Where a place lies.
   *
   * @param subdistrict null when the place lies in no subdistrict: the district's triage queue
   */
  public record Located(Area district, @Nullable Area subdistrict) {
    /** The smallest area known: the subdistrict, else the district. */
    public Area area() {
      return subdistrict != null ? subdistrict : district;
    }
  }

  /**
   * The subdistrict whose boundary covers the place; on a shared edge always the same one. Within 2
   * km of a district but in no subdistrict, the nearest district alone.
   *
   * @throws DomainError {@code outside-service-area} farther away
   */
  public Located locate(Wgs84 place) {
    return at(place).orElseThrow(() -> DomainError.of(AreaProblem.OUTSIDE_SERVICE_AREA));
  }

  /** As {@link #locate}; empty farther away. */
  public Optional<Located> at(Wgs84 place) {
    return grids.current().locate(place);
  }

  /** Also finds retired areas, so that old records can be named. */
  public Optional<Area> find(String code) {
    return Optional.ofNullable(grids.current().area(code));
  }

  /** The community (社区) in use of that code. */
  public Optional<Area> community(String code) {
    return find(code).filter(area -> area.level() == AreaLevel.COMMUNITY && !area.retired());
  }

  /** Whether it is the code of a subdistrict (街道、镇) in use of the district. */
  public boolean isSubdistrict(String district, String code) {
    return find(code)
        .filter(area -> area.level() == AreaLevel.SUBDISTRICT && !area.retired())
        .filter(area -> area.district().equals(district))
        .isPresent();
  }

  /** The communities (社区) in use within an area, itself when it is one, by code. */
  public List<Area> communitiesIn(Area area) {
    return grids
        .current()
        .list(
            other -> other.level() == AreaLevel.COMMUNITY && area.path().contains(other.path()),
            null,
            Integer.MAX_VALUE);
  }

  /**
   * Also gives retired districts.
   *
   * @throws DomainError {@code not-found}
   */
  public District district(String code) {
    var district = grids.current().district(code);
    if (district == null) {
      throw DomainError.notFound();
    }
    return district;
  }

  /** Whether it is the code of a district, in use or retired. */
  public boolean isDistrict(String code) {
    return grids.current().district(code) != null;
  }

  /**
   * Refuses what is no district.
   *
   * @param pointer of the field that names it, such as {@code /district} or {@code ?district}
   * @throws DomainError {@code unknown-district}, naming the field
   */
  public void requireDistrict(String pointer, String code) {
    if (!isDistrict(code)) {
      throw DomainError.field(pointer, "unknown-district");
    }
  }

  /** The districts in use, by code. */
  public List<District> districts() {
    return grids.current().districts();
  }
}
