package org.lvdao.pickup.station;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * What staff say of a station.
 *
 * @param position inside the district
 * @param centreId of the sorting centre that runs it, one of the district
 * @param hours when it is open on any day that is no public holiday, such as {@code
 *     08:30-12:00;13:30-17:30}
 * @param holidayHours likewise on public holidays (法定节假日); null: closed then
 * @param accepts what it takes
 * @param subdistricts codes of the subdistricts of the district it serves
 * @param serviceArea what it serves besides: the text of a GeoJSON Polygon or MultiPolygon in
 *     WGS-84; null for nothing
 * @param capacityKilograms how much it can hold
 * @param photoIds of photos of one's own that nothing else uses, or that the station has already
 */
@Serdeable
record StationData(
    @NotBlank @Size(max = 60) String name,
    @NotBlank @Size(max = 200) String address,
    @NotNull @Valid Position position,
    @NotNull @Pattern(regexp = Ids.PATTERN) String centreId,
    @NotBlank @Size(max = 100) String hours,
    @Nullable @Size(min = 1, max = 100) String holidayHours,
    @NotNull @Size(min = 1) Set<@NotNull MaterialCategory> accepts,
    @NotNull @Size(max = 100) List<@NotNull @Size(min = 1, max = 19) String> subdistricts,
    @Nullable @Size(min = 1, max = 100_000) String serviceArea,
    @Min(1) @Max(10_000_000) long capacityKilograms,
    @NotNull @Size(max = 3) List<@NotNull @Pattern(regexp = Ids.PATTERN) String> photoIds) {}
