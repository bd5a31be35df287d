package org.lvdao.area;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outline of an area.
 *
 * @param geometry GeoJSON (RFC 7946) polygon or multipolygon in WGS-84
 */
@MappedEntity("area_boundary")
record BoundaryRow(@Id String area, String geometry, @Nullable Instant retiredAt) {}
