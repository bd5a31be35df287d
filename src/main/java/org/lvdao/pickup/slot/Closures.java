package org.lvdao.pickup.slot;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.area.WorkingCalendar;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;

/** When stations do not collect although their schedule says so. */
@Singleton
public class Closures {
  private static final String RETIRED = "该绿岛已停止服务";
  private static final String HOLIDAY = "法定节假日该绿岛休息";
  private static final String OTHER_HOURS = "该绿岛调整了开放时间";

  private final ClosureRepository rows;
  private final Stations stations;
  private final WorkingCalendar calendar;
  private final InstantSource clock;

  Closures(
      ClosureRepository rows, Stations stations, WorkingCalendar calendar, InstantSource clock) {
    this.rows = rows;
    this.stations = stations;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Why a slot is closed, as staff said it to residents, or what else it comes from. */
  public String reason(Slot slot) {
    return rows.findOpen(slot.stationId(), clock.instant()).stream()
        .filter(row -> row.touches(slot.startsAt(), slot.endsAt()))
        .findFirst()
        .map(ClosureRow::reason)
        .orElseGet(() -> otherwise(slot));
  }

  private String otherwise(Slot slot) {
    if (stations.find(slot.stationId()).filter(Station::retired).isPresent()) {
      return RETIRED;
    }
    return calendar.isHoliday(BusinessTime.dayOf(slot.startsAt())) ? HOLIDAY : OTHER_HOURS;
  }
}
