package org.lvdao.survey.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class InvitationTest {
  private static final Instant OPENS = Instant.parse("2026-03-02T01:30:00Z");

  private static List<Instant> moments(int reminders, Duration length) {
    return new Invitation(null, reminders).moments(OPENS, OPENS.plus(length));
  }

  @Test
  void reminders_come_in_equal_parts_at_ten_in_the_morning() {
    assertThat(moments(2, Duration.ofDays(15)))
        .containsExactly(
            OPENS, Instant.parse("2026-03-07T02:00:00Z"), Instant.parse("2026-03-12T02:00:00Z"));
    assertThat(moments(1, Duration.ofDays(14)))
        .containsExactly(OPENS, Instant.parse("2026-03-09T02:00:00Z"));
    assertThat(moments(0, Duration.ofDays(14))).containsExactly(OPENS);
  }

  @Test
  void a_short_campaign_reminds_less() {
    assertThat(moments(2, Duration.ofDays(7)))
        .as("the first comes too soon")
        .containsExactly(OPENS, Instant.parse("2026-03-07T02:00:00Z"));
    assertThat(moments(2, Duration.ofDays(3))).containsExactly(OPENS);
    assertThat(moments(2, Duration.ofMinutes(1))).containsExactly(OPENS);
  }

  @Property
  void nobody_is_told_twice_within_three_days_or_on_the_last(
      @ForAll @IntRange(max = 2) int reminders, @ForAll @LongRange(min = 1, max = 366) long hours) {
    var closes = OPENS.plus(Duration.ofHours(hours * 24 - 5));
    var moments = new Invitation(null, reminders).moments(OPENS, closes);
    assertThat(moments.getFirst()).isEqualTo(OPENS);
    assertThat(moments).hasSizeLessThanOrEqualTo(reminders + 1);
    for (int i = 1; i < moments.size(); i++) {
      assertThat(moments.get(i)).isAfterOrEqualTo(moments.get(i - 1).plus(Duration.ofDays(3)));
      assertThat(moments.get(i)).isBeforeOrEqualTo(closes.minus(Duration.ofDays(1)));
    }
    if (hours > 12) {
      assertThat(moments).hasSize(reminders + 1);
    }
  }
}
