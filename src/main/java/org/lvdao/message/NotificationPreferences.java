package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told. The inbox has every message, whatever stands here.
 *
 * @param quietHours when pushes wait; null for never
 * @param mutedTopics whose messages are not pushed
 * @param digestMinutes for how long small messages, such as that a report was accepted, are
 *     collected to become one push; null to push each at once. What came during quiet hours becomes
 *     one push in any case
 */
@Serdeable
record NotificationPreferences(
    @Nullable @Valid QuietHours quietHours,
    @NotNull @Size(max = 20) List<@NotNull Topic> mutedTopics,
    @Nullable @Min(5) @Max(1440) Integer digestMinutes) {
  static final NotificationPreferences USUAL =
      new NotificationPreferences(QuietHours.USUAL, List.of(), null);
}
