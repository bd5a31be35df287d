package org.lvdao.survey.figures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.estimate.Suppression;

/**
 * How options were ranked. Each respondent stands in one of three cells of each option: ranked it
 * first, ranked it later, did not rank it. All options have the same total, first places add up to
 * it, and where all rank the same number of options the other columns add up to what everybody
 * knows; so all of it is protected as one table.
 *
 * <p>The mean rank is shown where the number of those who ranked the option is. When nobody can
 * rank more than two, it says how many ranked the option first, and is shown only with that.
 */
record Ranks(String code, String text, @Nullable Integer answered, List<Rank> options)
    implements Tally {
  /**
   * @param first how many ranked it first; null when it is hidden
   * @param ranked how many ranked it at all; null when it is hidden
   * @param mean its rank among those who ranked it, 1 for the first; null when it is hidden, or
   *     nobody did
   */
  record Rank(
      String text, @Nullable Integer first, @Nullable Integer ranked, @Nullable Double mean) {}

  /**
   * @param least options that one must rank
   * @param most options that one may rank
   * @param options in words
   * @param places how often each option (row) was ranked first, second and so on (column)
   */
  static Ranks of(
      String code, String text, int least, int most, List<String> options, int[][] places) {
    int answered = 0;
    for (int[] option : places) {
      answered += option[0];
    }
    var hidden = new Ranks(code, text, null, List.of());
    if (answered < Suppression.MINIMUM) {
      return hidden;
    }
    int[][] table = new int[places.length][];
    for (int i = 0; i < places.length; i++) {
      int ranked = ranked(places[i]);
      table[i] = new int[] {places[i][0], ranked - places[i][0], answered - ranked};
    }
    var suppression = Suppression.of(table);
    boolean known = suppression.columnTotalShown(1) && suppression.columnTotalShown(2);
    if (!suppression.columnTotalShown(0) || (least == most && !known)) {
      return hidden;
    }
    var ranks = new ArrayList<Rank>();
    for (int i = 0; i < places.length; i++) {
      if (!suppression.rowTotalShown(i)) {
        return hidden;
      }
      int ranked = ranked(places[i]);
      boolean firstShown = suppression.shown(i, 0);
      boolean rankedShown =
          suppression.shown(i, 2) && (ranked == 0 || ranked >= Suppression.MINIMUM);
      ranks.add(
          new Rank(
              options.get(i),
              firstShown ? table[i][0] : null,
              rankedShown ? ranked : null,
              rankedShown && ranked > 0 && (firstShown || most > 2) ? mean(places[i]) : null));
    }
    return new Ranks(code, text, answered, ranks);
  }

  private static int ranked(int[] places) {
    int ranked = 0;
    for (int number : places) {
      ranked += number;
    }
    return ranked;
  }

  private static double mean(int[] places) {
    long sum = 0;
    for (int place = 0; place < places.length; place++) {
      sum += (place + 1L) * places[place];
    }
    return (double) sum / ranked(places);
  }
}
