package org.lvdao.pickup.station;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Wgs84;
import org.lvdao.area.WorkingHours;
import org.lvdao.pickup.catalogue.MaterialCategory;

/** A station as the table has it; lists are comma-separated. */
@MappedEntity("station")
record StationRow(
    @Id long id,
    String district,
    String code,
    @Nullable String subdistrict,
    long centreId,
    String name,
    String address,
    double lat,
    double lon,
    String hours,
    @Nullable String holidayHours,
    String accepts,
    String subdistricts,
    @Nullable String serviceArea,
    long capacityGrams,
    String photoIds,
    boolean seeded,
    @Nullable Instant retiredAt,
    Instant createdAt,
    long version) {

  Station station() {
    return new Station(
        id,
        code,
        name,
        district,
        subdistrict,
        address,
        new Wgs84(lat, lon),
        centreId,
        WorkingHours.parse(hours),
        holidayHours == null ? null : WorkingHours.parse(holidayHours),
        split(accepts)
            .map(MaterialCategory::valueOf)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        split(subdistricts).collect(Collectors.toCollection(LinkedHashSet::new)),
        serviceArea,
        capacityGrams,
        photos(),
        retiredAt != null,
        version);
  }

  /** Whether the other is in use and the same but for what only the table says. */
  boolean saysTheSameAs(StationRow other) {
    return other.retiredAt == null
        && new StationRow(
                other.id,
                district,
                code,
                subdistrict,
                centreId,
                name,
                address,
                lat,
                lon,
                hours,
                holidayHours,
                accepts,
                subdistricts,
                serviceArea,
                capacityGrams,
                photoIds,
                seeded,
                other.retiredAt,
                other.createdAt,
                other.version)
            .equals(other);
  }

  List<Long> photos() {
    return split(photoIds).map(Long::valueOf).toList();
  }

  static String joined(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static Stream<String> split(String values) {
    return Arrays.stream(values.split(",")).filter(value -> !value.isEmpty());
  }
}
