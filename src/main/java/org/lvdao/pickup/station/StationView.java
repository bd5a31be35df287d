package org.lvdao.pickup.station;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.photo.PhotoView;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * A collection station (绿岛) as anybody sees it.
 *
 * @param subdistrict code of the one it stands in; null when it stands in none
 * @param hours when it is open, such as {@code 08:30-12:00;13:30-17:30}
 * @param holidayHours when it is open on public holidays (法定节假日); null: closed then
 * @param openNow whether it is open at the moment of the answer
 * @param accepts what it takes
 * @param distance metres from the place that was asked for; null when none was
 */
@Serdeable
record StationView(
    String id,
    String code,
    String name,
    String district,
    @Nullable String subdistrict,
    String address,
    Position position,
    String hours,
    @Nullable String holidayHours,
    boolean openNow,
    Set<MaterialCategory> accepts,
    List<PhotoView> photos,
    @Nullable Long distance) {}
