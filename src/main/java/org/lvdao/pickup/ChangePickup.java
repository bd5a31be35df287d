package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;

/**
 * What a resident changes of a booking, which keeps its slot; what is missing stays as it is.
 *
 * @param items all there is to collect; what is charged for it cannot change
 * @param note an empty one takes the words away
 */
@Serdeable
record ChangePickup(
    @Nullable @Size(min = 1, max = WantedItem.MOST) List<@NotNull @Valid WantedItem> items,
    @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") String address,
    @Nullable @Valid Position position,
    @Nullable @Valid Contact contact,
    @Nullable @Size(max = 200) String note) {}
