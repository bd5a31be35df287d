package org.lvdao.survey.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lvdao.survey.SurveyedTown;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Answer;
import org.lvdao.survey.estimate.Basis;
import org.lvdao.survey.estimate.Margin;
import org.lvdao.survey.estimate.Weights;
import org.lvdao.survey.figures.EstimateView.Group;

/** Of a hundred intervals of 95 %, about 95 hold the truth, in whichever district. */
class CoverageTest {
  private static final int ROUNDS = 400;
  private static final Map<String, Answer> ROLES =
      Map.of(
          "5", Answer.POSITIVE,
          "4", Answer.POSITIVE,
          "3", Answer.NEGATIVE,
          "2", Answer.NEGATIVE,
          "1", Answer.NEGATIVE,
          "0", Answer.DONT_KNOW);

  @Test
  void about_95_of_a_hundred_intervals_hold_the_truth() {
    int held = 0;
    int plainHeld = 0;
    int all = 0;
    for (int district = 0; district < 4; district++) {
      var areas = IntStream.range(0, 3 + 5 * district).mapToObj(i -> "A" + i).toList();
      var town = new SurveyedTown(areas, 100 + district);
      var margins = margins(town);
      for (long round : LongStream.range(0, ROUNDS).toArray()) {
        var answers = counted(town.ask(700, 10_000 * district + round));
        var group = estimate(answers, margins);
        var interval = group.interval();
        assertThat(interval).isNotNull();
        held += interval.low() <= town.truth() && town.truth() <= interval.high() ? 1 : 0;
        var plain = estimate(answers, List.of()).interval();
        plainHeld += plain.low() <= town.truth() && town.truth() <= plain.high() ? 1 : 0;
        all++;
      }
    }
    System.out.printf(
        "%d intervals: %.3f hold the truth, %.3f without weights%n",
        all, (double) held / all, (double) plainHeld / all);
    // Four standard deviations of a count of 95 % are 0.022; who answers most is of another mind,
    // so shares without weights miss the truth far more often.
    assertThat((double) held / all).as("weighted").isBetween(0.928, 0.985);
    assertThat((double) plainHeld / all).as("unweighted").isLessThan(0.8);
  }

  private static List<Margin> margins(SurveyedTown town) {
    var margins = new ArrayList<Margin>();
    for (var trait : Trait.values()) {
      var people = new LinkedHashMap<String, Double>();
      town.people(trait).forEach((category, number) -> people.put(category, (double) number));
      margins.add(new Margin(trait.name(), people));
    }
    return margins;
  }

  private static Counted counted(List<SurveyedTown.Respondent> respondents) {
    return new Counted(
        respondents.stream()
            .map(one -> new Cell(one.gender(), one.ageBand(), one.area(), one.value(), "", 1))
            .toList(),
        ROLES);
  }

  private static Group estimate(Counted answers, List<Margin> margins) {
    @Nullable Weights weights =
        Weigher.weigh(answers, margins) instanceof Weights usable ? usable : null;
    assertThat(weights).isNotNull();
    return Weighed.groups(new Basis.OptIn(), answers, weights, null).getFirst();
  }
}
