package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.AreaPath;

/**
 * A job that collectors can take. Where exactly it is and whom to ask for, learns who has it.
 *
 * @param start of the window in which somebody must come
 * @param bulky whether there is bulky waste (大件垃圾)
 * @param area code of the subdistrict, else of the district
 * @param place about where it is, within a kilometre
 * @param metres how far that is, along a straight line
 * @param until when the offer ends, or goes on to more collectors
 */
@Serdeable
record Offer(
    String bookingId,
    String bookingNo,
    Instant start,
    Instant end,
    boolean bulky,
    String area,
    @Nullable Position place,
    @Nullable Long metres,
    List<JobItem> items,
    @Nullable Instant until) {

  /** Two decimals of a degree: about a kilometre. */
  private static final double GRID = 100;

  /**
   * @param from where the collector sets out
   */
  static Offer of(Booking booking, List<JobItem> items, Wgs84 from) {
    var coarse = booking.place().map(Offer::coarse).orElse(null);
    return new Offer(
        Long.toString(booking.id),
        booking.bookingNo,
        booking.startsAt,
        booking.endsAt,
        booking.bulky,
        areaCode(booking.areaPath()),
        coarse == null ? null : Position.of(coarse, null),
        // From the coarse place too, or three distances would tell the exact one.
        coarse == null ? null : Math.round(coarse.metresTo(from)),
        items,
        booking.dueAt);
  }

  private static String areaCode(AreaPath path) {
    return path.codes().getLast();
  }

  private static Wgs84 coarse(Wgs84 place) {
    return new Wgs84(Math.round(place.lat() * GRID) / GRID, Math.round(place.lon() * GRID) / GRID);
  }
}
