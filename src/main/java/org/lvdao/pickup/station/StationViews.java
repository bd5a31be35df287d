package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.area.WorkingCalendar;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.photo.PhotoService;

/** Shows stations. */
@Singleton
class StationViews {
  private final WorkingCalendar calendar;
  private final PhotoService photos;
  private final InstantSource clock;

  StationViews(WorkingCalendar calendar, PhotoService photos, InstantSource clock) {
    this.calendar = calendar;
    this.photos = photos;
    this.clock = clock;
  }

  /**
   * @param from where distances are measured from; null for nowhere
   */
  List<StationView> views(List<Station> stations, @Nullable Wgs84 from) {
    var now = clock.instant();
    boolean holiday = calendar.isHoliday(BusinessTime.dayOf(now));
    var pictures =
        photos.views(stations.stream().flatMap(station -> station.photoIds().stream()).toList());
    return stations.stream()
        .map(
            station ->
                new StationView(
                    Long.toString(station.id()),
                    station.code(),
                    station.name(),
                    station.district(),
                    station.subdistrict(),
                    station.address(),
                    Position.of(station.place(), null),
                    station.hours().toString(),
                    Objects.toString(station.holidayHours(), null),
                    station.isOpen(now, holiday),
                    station.accepts(),
                    station.photoIds().stream()
                        .map(pictures::get)
                        .filter(Objects::nonNull)
                        .toList(),
                    from == null ? null : Math.round(station.place().metresTo(from))))
        .toList();
  }
}
