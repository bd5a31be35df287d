package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class ReportSettingsTest {
  @Inject ReportSettings settings;

  @Test
  void a_case_can_be_rated_and_is_looked_back_at_for_two_weeks() {
    assertThat(settings).isEqualTo(new ReportSettings(Duration.ofDays(14), Duration.ofDays(14)));
  }
}
