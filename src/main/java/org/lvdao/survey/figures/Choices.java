package org.lvdao.survey.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.estimate.Suppression;

/**
 * How often each option, month or place was chosen.
 *
 * @param several whether one could choose several
 */
record Choices(
    String code, String text, boolean several, @Nullable Integer answered, List<Choice> choices)
    implements Tally {
  private static final String OTHERS = "其余";

  /**
   * @param number null when it is hidden
   */
  record Choice(String text, @Nullable Integer number) {}

  private static Choices hidden(String code, String text, boolean several) {
    return new Choices(code, text, several, null, List.of());
  }

  /**
   * Of a question to which one gives one answer.
   *
   * @param options in words
   * @param numbers how often each was chosen
   */
  static Choices ofOne(String code, String text, List<String> options, int[] numbers) {
    int answered = Arrays.stream(numbers).sum();
    if (answered < Suppression.MINIMUM) {
      return hidden(code, text, false);
    }
    var suppression = Suppression.of(new int[][] {numbers});
    if (!suppression.totalShown()) {
      return hidden(code, text, false);
    }
    var choices = new ArrayList<Choice>();
    for (int i = 0; i < numbers.length; i++) {
      choices.add(new Choice(options.get(i), suppression.shown(0, i) ? numbers[i] : null));
    }
    return new Choices(code, text, false, answered, choices);
  }

  /**
   * Of a question whose answers are not told beforehand: months, places. That somebody gave one
   * that few gave would say something of them, so those stand together, unnamed, at the end.
   *
   * @param numbers by answer in words, in the order in which they are printed
   */
  static Choices ofAny(String code, String text, Map<String, Integer> numbers) {
    if (numbers.isEmpty()) {
      return hidden(code, text, false);
    }
    var all =
        ofOne(
            code,
            text,
            List.copyOf(numbers.keySet()),
            numbers.values().stream().mapToInt(Integer::intValue).toArray());
    var answered = all.answered;
    if (answered == null) {
      return all;
    }
    var shown = new ArrayList<Choice>();
    int others = answered;
    for (var choice : all.choices) {
      var number = choice.number;
      if (number != null) {
        shown.add(choice);
        others -= number;
      }
    }
    if (others > 0) {
      // Whoever can subtract knows it; the rules of suppression see to it that it is not small.
      shown.add(new Choice(OTHERS, others));
    }
    return new Choices(code, text, false, answered, shown);
  }

  /**
   * Of a question of which one chooses several. An option is a table of its own: who chose it, and
   * who did not. Where all choose the same number of options, these tables also add up.
   *
   * @param exactly whether all choose the same number of options
   */
  static Choices ofSeveral(
      String code,
      String text,
      boolean exactly,
      int answered,
      List<String> options,
      int[] numbers) {
    if (answered < Suppression.MINIMUM) {
      return hidden(code, text, true);
    }
    int[][] tables = new int[numbers.length][];
    for (int i = 0; i < numbers.length; i++) {
      tables[i] = new int[] {numbers[i], answered - numbers[i]};
    }
    var together = Suppression.of(tables);
    boolean givenAway = !together.columnTotalShown(0) || !together.columnTotalShown(1);
    var choices = new ArrayList<Choice>();
    for (int i = 0; i < numbers.length; i++) {
      boolean shown =
          exactly
              ? !givenAway && together.rowTotalShown(i) && together.shown(i, 0)
              : Suppression.of(new int[][] {tables[i]}).shown(0, 0);
      choices.add(new Choice(options.get(i), shown ? numbers[i] : null));
    }
    return new Choices(code, text, true, answered, choices);
  }
}
