package org.lvdao.survey.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.AreaPath;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.figures.CellRepository.Chosen;
import org.lvdao.survey.questionnaire.Form;
import org.lvdao.survey.questionnaire.Option;
import org.lvdao.survey.questionnaire.Question;
import org.lvdao.survey.questionnaire.Row;

/** Counts what was answered to questions that are not estimated. */
@Singleton
class Tallies {
  /** Days are counted by month, of more months than these by year. */
  private static final int MOST_MONTHS = 24;

  private static final int MONTH = "2026-11".length();
  private static final int YEAR = "2026".length();

  /** As answers are kept: of a ranking, the place of what one ranked first. */
  private static final String FIRST = "1";

  private final CellRepository cells;
  private final AreaService areas;

  Tallies(CellRepository cells, AreaService areas) {
    this.cells = cells;
    this.areas = areas;
  }

  /**
   * One of the question, of a matrix one of each row; none of words and photos, which are
   * somebody's own.
   *
   * @param question without roles
   */
  List<Tally> of(Campaign campaign, Question question) {
    var code = question.code();
    return switch (question.type()) {
      case TEXT, LONG_TEXT, PHOTO -> List.of();
      case SINGLE, SCALE -> List.of(one(question, chosen(campaign, question)));
      case MULTIPLE ->
          List.of(
              several(question, cells.answered(campaign.id(), code), chosen(campaign, question)));
      case MATRIX -> matrix(question, chosen(campaign, question));
      case RANKING -> List.of(ranks(question, chosen(campaign, question)));
      case NUMBER -> List.of(amounts(question, chosen(campaign, question)));
      case DATE ->
          List.of(Choices.ofAny(code, text(question), periods(chosen(campaign, question))));
      case AREA ->
          List.of(
              Choices.ofAny(
                  code, text(question), places(campaign.district(), chosen(campaign, question))));
    };
  }

  private List<Chosen> chosen(Campaign campaign, Question question) {
    return cells.chosen(campaign.id(), question.code());
  }

  private static Tally one(Question question, List<Chosen> chosen) {
    return Choices.ofOne(
        question.code(), text(question), texts(question), numbers(question, chosen, Chosen::value));
  }

  private static Tally several(Question question, int answered, List<Chosen> chosen) {
    return Choices.ofSeveral(
        question.code(),
        text(question),
        question.least() == question.most(),
        answered,
        texts(question),
        numbers(question, chosen, Chosen::part));
  }

  private static List<Tally> matrix(Question question, List<Chosen> chosen) {
    return question.rows().stream()
        .<Tally>map(
            row ->
                Choices.ofOne(
                    code(question, row),
                    text(question, row),
                    texts(question),
                    numbers(
                        question,
                        chosen.stream().filter(one -> one.part().equals(row.code())).toList(),
                        Chosen::value)))
        .toList();
  }

  private static Tally ranks(Question question, List<Chosen> chosen) {
    var options = question.options();
    int[][] places = new int[options.size()][options.size()];
    for (int i = 0; i < places.length; i++) {
      for (var one : chosen) {
        if (one.part().equals(options.get(i).code())) {
          places[i][Integer.parseInt(one.value()) - Integer.parseInt(FIRST)] += one.number();
        }
      }
    }
    return Ranks.of(
        question.code(),
        text(question),
        question.least(),
        question.most(),
        texts(question),
        places);
  }

  private static Tally amounts(Question question, List<Chosen> chosen) {
    var numbers = new TreeMap<BigDecimal, Integer>();
    chosen.forEach(one -> numbers.merge(new BigDecimal(one.value()), one.number(), Integer::sum));
    int decimals = question.decimals() == null ? 0 : question.decimals();
    return Amounts.of(question.code(), text(question), decimals, numbers);
  }

  /** Days as months or years, the earliest first. */
  private static Map<String, Integer> periods(List<Chosen> chosen) {
    var months = starts(chosen, MONTH);
    return months.size() > MOST_MONTHS ? starts(chosen, YEAR) : months;
  }

  private static Map<String, Integer> starts(List<Chosen> chosen, int length) {
    var numbers = new TreeMap<String, Integer>();
    chosen.forEach(
        one -> numbers.merge(one.value().substring(0, length), one.number(), Integer::sum));
    return numbers;
  }

  /** Places as the subdistricts they are in, or as their district when that is all one said. */
  private Map<String, Integer> places(String home, List<Chosen> chosen) {
    var byPath = new TreeMap<String, Integer>();
    for (var one : chosen) {
      var codes = new AreaPath(one.value() + "/").codes();
      var coarse = String.join("/", codes.subList(0, Math.min(2, codes.size())));
      byPath.merge(coarse, one.number(), Integer::sum);
    }
    var byName = new LinkedHashMap<String, Integer>();
    byPath.forEach((path, number) -> byName.merge(name(home, path), number, Integer::sum));
    return byName;
  }

  /** Of another district with the district's name before it. */
  private String name(String home, String path) {
    return new AreaPath(path + "/")
        .codes().stream()
            .filter(code -> !code.equals(home) || code.equals(path))
            .map(code -> areas.find(code).map(Area::name).orElse(code))
            .collect(Collectors.joining());
  }

  private static int[] numbers(
      Question question, List<Chosen> chosen, Function<Chosen, String> option) {
    var options = question.options();
    int[] numbers = new int[options.size()];
    for (int i = 0; i < numbers.length; i++) {
      for (var one : chosen) {
        numbers[i] += options.get(i).code().equals(option.apply(one)) ? one.number() : 0;
      }
    }
    return numbers;
  }

  static String code(Question question, Row row) {
    return question.code() + "." + row.code();
  }

  static String text(Question question, Row row) {
    return text(question) + " — " + row.text().get(Form.CHINESE);
  }

  static String text(Question question) {
    return chinese(question.text());
  }

  private static List<String> texts(Question question) {
    return question.options().stream().map(Option::text).map(Tallies::chinese).toList();
  }

  private static String chinese(Map<String, String> text) {
    return String.valueOf(text.get(Form.CHINESE));
  }
}
