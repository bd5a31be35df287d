package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/**
 * Residents whom a campaign invites by message, and how often it reminds those who have not
 * answered (邀请与提醒).
 *
 * @param most how many, drawn by chance from those who live in its areas; null: all of them
 * @param reminders at most two; 0 for none
 */
@Serdeable
public record Invitation(
    @Nullable @Min(1) @Max(10_000_000) Integer most, @Min(0) @Max(2) int reminders) {
  private static final Duration QUIET = Duration.ofDays(3);
  private static final Duration LAST_DAY = Duration.ofDays(1);
  private static final Duration MID_MORNING = Duration.ofHours(10);

  /**
   * When messages are sent: the invitations at the beginning, the reminders in equal parts of the
   * time that is left, at ten in the morning. One that would come within three days of the last
   * message, or of the last day, is left out: who has not answered by then was told often enough.
   *
   * @param from when the campaign opens, or was started
   */
  public List<Instant> moments(Instant from, Instant closesAt) {
    var part = Duration.between(from, closesAt).dividedBy(reminders + 1L);
    var moments = new ArrayList<>(List.of(from));
    for (int i = 1; i <= reminders; i++) {
      var day = BusinessTime.dayOf(from.plus(part.multipliedBy(i)));
      var moment = BusinessTime.startOf(day).plus(MID_MORNING);
      if (!moment.isBefore(moments.getLast().plus(QUIET))
          && !moment.isAfter(closesAt.minus(LAST_DAY))) {
        moments.add(moment);
      }
    }
    return moments;
  }
}
