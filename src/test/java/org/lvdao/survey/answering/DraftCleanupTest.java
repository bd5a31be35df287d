package org.lvdao.survey.answering;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;
import org.lvdao.survey.SurveyDesk;

@LvdaoTest
class DraftCleanupTest {
  @Inject SurveyDesk desk;
  @Inject Cases cases;
  @Inject DraftCleanup cleanup;
  @Inject AdjustableClock clock;

  @Test
  void what_was_begun_goes_a_month_after_the_end() {
    var over = begun();
    var open = begun();
    desk.surveyor().with("If-Match", "\"1\"").post(SurveyDesk.CAMPAIGNS + over + "/end").is(200);
    var end = clock.instant();

    cleanAt(Duration.ofDays(29));
    assertThat(drafts(over)).isEqualTo(1);
    clock.at(end.plus(Duration.ofDays(31)), this::clean);
    assertThat(drafts(over)).isZero();
    assertThat(drafts(open)).as("open for a week").isEqualTo(1);
    cleanAt(Duration.ofDays(38));
    assertThat(drafts(open)).isZero();
  }

  private void cleanAt(Duration later) {
    clock.at(clock.instant().plus(later), this::clean);
  }

  private boolean clean() {
    cleanup.clean();
    return true;
  }

  private String begun() {
    var id = desk.open();
    cases.resident().put(SurveyDesk.SURVEYS + id + "/draft", SurveyDesk.answers("4")).is(200);
    return id;
  }

  private long drafts(String id) {
    return cases.number("SELECT COUNT(*) FROM survey_draft WHERE campaign_id = ?", id);
  }
}
