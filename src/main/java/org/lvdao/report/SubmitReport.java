package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PhoneNumbers;
import org.lvdao.area.Position;

/**
 * A report as a resident's phone sends it.
 *
 * @param anonymous whether staff shall not see who reported; null means they may
 * @param contactPhone mainland mobile number, 11 digits
 * @param occurredAt when it was seen; not in the future, at most a year ago
 */
@Serdeable
record SubmitReport(
    @NotBlank @Size(max = 32) String category,
    @NotBlank @Size(min = 2, max = 2000) String description,
    @NotNull @Valid Position position,
    @Nullable @Size(max = 200) String address,
    @NotNull @Size(min = 1, max = 9)
        List<@NotNull @Pattern(regexp = PhotoIds.PATTERN) String> photoIds,
    @Nullable Boolean anonymous,
    @Nullable @Pattern(regexp = PhoneNumbers.MOBILE) String contactPhone,
    @Nullable Instant occurredAt) {}
