package org.lvdao.survey.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lvdao.survey.campaign.Fieldwork.Filled;
import org.lvdao.survey.campaign.Quota;

/** How far quotas are filled must not tell what the groups of a trait hide. */
class QuotaFiguresTest {
  private static Cell cell(@Nullable String gender, String ageBand, int respondents) {
    return new Cell(gender, ageBand, null, null, "", respondents);
  }

  private static Filled quota(@Nullable String gender, @Nullable String ageBand, int taken) {
    return new Filled(new Quota(gender, ageBand, null, 100), taken);
  }

  private static List<@Nullable Integer> taken(List<Cell> respondents, Filled... quotas) {
    var figures = new QuotaFigures(List.of(quotas), respondents);
    return Arrays.stream(quotas).map(figures::taken).toList();
  }

  @Test
  void a_quota_whose_rest_is_small_stays_hidden() {
    var respondents = List.of(cell("F", "18-29", 50), cell("M", "18-29", 4));
    assertThat(taken(respondents, quota("F", null, 50))).containsExactly((Integer) null);
    assertThat(taken(respondents, quota(null, "18-29", 54))).containsExactly(54);
    assertThat(taken(respondents, quota(null, null, 54))).containsExactly(54);
    var unsaid = List.of(cell("F", "18-29", 50), cell(null, "18-29", 4), cell("M", "18-29", 20));
    assertThat(taken(unsaid, quota("F", null, 50), quota("M", null, 20))).containsExactly(50, null);
  }

  @Test
  void crossed_quotas_are_shown_when_no_crossing_is_small() {
    var quotas = new Filled[] {quota("F", "18-29", 30), quota("M", "18-29", 20)};
    var fine = List.of(cell("F", "18-29", 30), cell("M", "18-29", 20), cell("M", "30-44", 15));
    assertThat(taken(fine, quotas)).containsExactly(30, 20);
    var small =
        List.of(
            cell("F", "18-29", 30),
            cell("M", "18-29", 20),
            cell("M", "30-44", 15),
            cell("F", "30-44", 3));
    assertThat(taken(small, quotas)).as("33 women less 30").containsExactly(null, null);
  }

  @Test
  void nobody_is_shown_and_few_are_not() {
    var respondents = List.of(cell("F", "18-29", 9), cell("M", "18-29", 9));
    assertThat(taken(respondents, quota("F", null, 9), quota(null, "75+", 0)))
        .containsExactly(null, 0);
    assertThat(taken(List.of(), quota("F", null, 0))).containsExactly(0);
  }
}
