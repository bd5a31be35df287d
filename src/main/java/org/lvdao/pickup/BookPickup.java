package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.kernel.Ids;

/**
 * A pickup as a resident's phone books it.
 *
 * @param holdId the place one keeps, of a slot of the station that serves the position
 * @param address where the collector shall come
 * @param note words for the collector, such as a floor without a lift
 */
@Serdeable
record BookPickup(
    @NotNull @Pattern(regexp = Ids.PATTERN) String holdId,
    @NotNull @Size(min = 1, max = WantedItem.MOST) List<@NotNull @Valid WantedItem> items,
    @NotBlank @Size(max = 200) String address,
    @NotNull @Valid Position position,
    @NotNull @Valid Contact contact,
    @Nullable @Size(max = 200) String note) {}
