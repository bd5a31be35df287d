package org.lvdao.survey.indicator;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;

/**
 * From what a value is computed, and can be computed again.
 *
 * @param campaignId of {@code SURVEY}: one that is over; null for others
 * @param question of {@code SURVEY}: code of one whose options have roles; null for others
 * @param row of {@code SURVEY}: of a matrix; null for other questions
 * @param unflagged of {@code SURVEY}: whether doubtful answers are left out; they stay when it is
 *     not said
 * @param cutoff of {@code CLOSURE} and {@code RECOVERY}: until when what was done counts, now when
 *     it is left out; null for others
 */
@Serdeable
record Inputs(
    @NotNull Measure measure,
    @Nullable @Pattern(regexp = Ids.PATTERN) String campaignId,
    @Nullable @Size(max = 32) String question,
    @Nullable @Size(max = 32) String row,
    @Nullable Boolean unflagged,
    @Nullable Instant cutoff) {

  boolean leavesDoubtfulOut() {
    return Boolean.TRUE.equals(unflagged);
  }

  Inputs at(Instant moment) {
    return new Inputs(measure, campaignId, question, row, unflagged, moment);
  }
}
