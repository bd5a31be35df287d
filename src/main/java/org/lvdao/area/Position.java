package org.lvdao.area;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * A place as a client gives it.
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 * @param accuracy radius in metres within which the place is, 0 or more; null when not known
 */
@Serdeable
public record Position(
    @JsonProperty(required = true) @DecimalMin("-90") @DecimalMax("90") double lat,
    @JsonProperty(required = true) @DecimalMin("-180") @DecimalMax("180") double lon,
    @NotNull Datum datum,
    @PositiveOrZero @Nullable Double accuracy) {

  /** A place as it is shown. */
  public static Position of(Wgs84 place, @Nullable Double accuracy) {
    var shown = place.rounded();
    return new Position(shown.lat(), shown.lon(), Datum.WGS84, accuracy);
  }
}
