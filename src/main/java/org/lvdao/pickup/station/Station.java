package org.lvdao.pickup.station;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.ServiceArea;
import org.lvdao.area.Wgs84;
import org.lvdao.area.WorkingHours;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * A collection station (绿岛), which serves several streets and from which collectors work.
 *
 * @param subdistrict code of the one it stands in; null when it stands in none
 * @param hours when it is open on any day that is no public holiday
 * @param holidayHours when it is open on public holidays (法定节假日); null: closed then
 * @param subdistricts codes of those it serves; may be empty
 * @param serviceArea what it serves besides, a GeoJSON geometry in WGS-84; null for none
 * @param capacityGrams how much it can hold
 * @param photoIds at most three
 * @param retired whether it is closed for good; old bookings and lots still name it
 */
public record Station(
    long id,
    String code,
    String name,
    String district,
    @Nullable String subdistrict,
    String address,
    Wgs84 place,
    long centreId,
    WorkingHours hours,
    @Nullable WorkingHours holidayHours,
    Set<MaterialCategory> accepts,
    Set<String> subdistricts,
    @Nullable String serviceArea,
    long capacityGrams,
    List<Long> photoIds,
    boolean retired,
    long version) {

  /** Whether it serves the place, which lies in that subdistrict or in none. */
  boolean covers(Wgs84 place, @Nullable String subdistrictOfPlace) {
    return (subdistrictOfPlace != null && subdistricts.contains(subdistrictOfPlace))
        || (serviceArea != null && ServiceArea.read(serviceArea).covers(place));
  }

  /**
   * When it is open on a day.
   *
   * @return null when it is closed all day
   */
  public @Nullable WorkingHours hoursOn(boolean holiday) {
    return holiday ? holidayHours : hours;
  }

  boolean isOpen(Instant at, boolean holiday) {
    var today = hoursOn(holiday);
    return !retired
        && today != null
        && today.contains(ZonedDateTime.ofInstant(at, BusinessTime.ZONE).toLocalTime());
  }
}
