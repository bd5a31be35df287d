package org.lvdao.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.lvdao.survey.campaign.Trait;

/**
 * A district whose opinion is known, because it is made up: how many people of each kind live
 * there, how many of them are satisfied, and who of them likes to answer. Who is younger or a woman
 * answers more often, and is of another opinion, so that plain shares are wrong and weighted ones
 * are not.
 */
public final class SurveyedTown {
  private static final List<String> GENDERS = List.of("F", "M");

  /** Of a hundred people, by age band. */
  private static final double[] AGES = {5, 15, 26, 26, 20, 8};

  /** How readily they answer. */
  private static final double[] ANSWERS_BY_AGE = {0.6, 1.8, 1.4, 1.0, 0.6, 0.35};

  private static final double WOMEN_ANSWER = 1.4;

  private final List<Kind> kinds = new ArrayList<>();
  private final double[] answering;

  /** People who are alike. */
  private record Kind(
      String gender, String ageBand, String area, long people, double satisfied, double unsure) {}

  /**
   * A respondent.
   *
   * @param value of the option chosen: 5 and 4 are satisfied, 3 to 1 are not, 0 does not know
   */
  public record Respondent(String gender, String ageBand, String area, String value) {}

  /**
   * @param areas codes of its subdistricts
   * @param seed the same makes the same district
   */
  public SurveyedTown(List<String> areas, long seed) {
    var chance = random(seed);
    double base = 0.7 + 0.8 * chance.nextDouble();
    for (var area : areas) {
      long inArea = 8_000 + chance.nextInt(40_000);
      double local = 0.8 * chance.nextDouble() - 0.4;
      for (var gender : GENDERS) {
        for (int age = 0; age < AGES.length; age++) {
          double liking = base + local + 0.35 * (age - 2.5) + (gender.equals("F") ? -0.3 : 0.3);
          kinds.add(
              new Kind(
                  gender,
                  Trait.AGE_BANDS.get(age),
                  area,
                  Math.round(inArea * AGES[age] / 200),
                  1 / (1 + Math.exp(-liking)),
                  0.05 + 0.02 * age));
        }
      }
    }
    answering = new double[kinds.size()];
    double sum = 0;
    for (int i = 0; i < answering.length; i++) {
      var kind = kinds.get(i);
      sum +=
          kind.people
              * ANSWERS_BY_AGE[Trait.AGE_BANDS.indexOf(kind.ageBand)]
              * (kind.gender.equals("F") ? WOMEN_ANSWER : 1);
      answering[i] = sum;
    }
  }

  static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** The satisfied among those with an opinion, of everybody who lives there; from 0 to 1. */
  public double truth() {
    double satisfied = 0;
    double all = 0;
    for (var kind : kinds) {
      double opinions = kind.people * (1 - kind.unsure);
      satisfied += opinions * kind.satisfied;
      all += opinions;
    }
    return satisfied / all;
  }

  /** How many live there, by category of the trait in its order. */
  public Map<String, Long> people(Trait trait) {
    var people = new LinkedHashMap<String, Long>();
    for (var kind : kinds) {
      var category =
          switch (trait) {
            case GENDER -> kind.gender;
            case AGE_BAND -> kind.ageBand;
            case AREA -> kind.area;
          };
      people.merge(category, kind.people, Long::sum);
    }
    return people;
  }

  /** Those who happen to answer. */
  public List<Respondent> ask(int number, long seed) {
    var chance = random(seed);
    var respondents = new ArrayList<Respondent>();
    for (int i = 0; i < number; i++) {
      var kind = someone(chance.nextDouble() * answering[answering.length - 1]);
      respondents.add(new Respondent(kind.gender, kind.ageBand, kind.area, answer(kind, chance)));
    }
    return respondents;
  }

  private Kind someone(double place) {
    int i = 0;
    while (answering[i] < place) {
      i++;
    }
    return kinds.get(i);
  }

  private static String answer(Kind kind, RandomGenerator chance) {
    if (chance.nextDouble() < kind.unsure) {
      return "0";
    }
    return chance.nextDouble() < kind.satisfied
        ? chance.nextBoolean() ? "5" : "4"
        : Integer.toString(1 + chance.nextInt(3));
  }
}
