package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.photo.PhotoView;

/**
 * A delivery as the household sees it.
 *
 * @param memberId whose QR it was; null when it was the household's card
 * @param gradeNote why the grade is what it is
 * @param state REVIEW waits for staff, REJECTED was refused
 * @param reason of REVIEW and REJECTED a code, or several with commas between them; of ACCEPTED
 *     what is to be said about the points
 */
@Serdeable
record DeliveryView(
    String id,
    Instant at,
    long grams,
    @Nullable String memberId,
    DeliverySource source,
    @Nullable String grade,
    @Nullable String gradeNote,
    @Nullable PhotoView photo,
    DeliveryRow.State state,
    @Nullable String reason,
    long points,
    @Nullable String rule) {}
