package org.lvdao.survey.figures;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Fieldwork.Filled;
import org.lvdao.survey.campaign.Quota;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Suppression;
import org.lvdao.survey.figures.Findings.FilledQuota;

/**
 * How many of each quota may be printed. A report has the numbers of each trait's groups besides,
 * so a quota of one trait is shown where its group is. Quotas of crossed traits are shown only when
 * no crossing of any traits they name has respondents fewer than ten: each other number that
 * follows from them and from the groups is then a sum of such crossings.
 */
final class QuotaFigures {
  private final List<Filled> quotas;
  private final List<Cell> respondents;
  private final Map<Trait, Set<String>> hidden = new EnumMap<>(Trait.class);
  private final boolean crossingsShown;

  /**
   * @param respondents all of the campaign
   */
  QuotaFigures(List<Filled> quotas, List<Cell> respondents) {
    this.quotas = quotas;
    this.respondents = respondents;
    for (var trait : Trait.values()) {
      hidden.put(trait, hidden(trait));
    }
    var crossed =
        quotas.stream()
            .map(Filled::quota)
            .filter(quota -> named(quota).count() > 1)
            .flatMap(QuotaFigures::named)
            .distinct()
            .toList();
    crossingsShown = counts(crossed).values().stream().noneMatch(QuotaFigures::isFew);
  }

  /**
   * @param findings says what groups are called
   */
  List<FilledQuota> printed(Findings findings) {
    return quotas.stream()
        .map(
            filled ->
                new FilledQuota(
                    kind(filled.quota(), findings), filled.quota().most(), taken(filled)))
        .toList();
  }

  /** Null when it is hidden. */
  @Nullable Integer taken(Filled filled) {
    var named = named(filled.quota()).toList();
    boolean shown =
        switch (named.size()) {
          case 0 -> true;
          case 1 -> {
            var trait = named.getFirst();
            yield !hidden.getOrDefault(trait, Set.of()).contains(said(filled.quota(), trait));
          }
          default -> crossingsShown;
        };
    return shown && !isFew(filled.taken()) ? filled.taken() : null;
  }

  /** The groups of a trait that a table of all respondents hides. */
  private Set<String> hidden(Trait trait) {
    var counts = new TreeMap<String, Integer>();
    counts(List.of(trait))
        .forEach((said, number) -> counts.put(String.valueOf(said.getFirst()), number));
    var hidden = new HashSet<String>();
    if (!counts.isEmpty()) {
      var row = counts.values().stream().mapToInt(Integer::intValue).toArray();
      var suppression = Suppression.of(new int[][] {row});
      int i = 0;
      for (var said : counts.keySet()) {
        if (!suppression.shown(0, i++)) {
          hidden.add(said);
        }
      }
    }
    return hidden;
  }

  /** Respondents by what they said of the traits. */
  private Map<List<@Nullable String>, Integer> counts(List<Trait> traits) {
    var counts = new HashMap<List<@Nullable String>, Integer>();
    for (var cell : respondents) {
      var said = traits.stream().map(trait -> cell.traits().of(trait)).toList();
      counts.merge(said, cell.respondents(), Integer::sum);
    }
    return counts;
  }

  private static boolean isFew(int number) {
    return number > 0 && number < Suppression.MINIMUM;
  }

  private static Stream<Trait> named(Quota quota) {
    return Arrays.stream(Trait.values()).filter(trait -> quota.kind().of(trait) != null);
  }

  private static String said(Quota quota, Trait trait) {
    return String.valueOf(quota.kind().of(trait));
  }

  /** Whom it asks, in words. */
  private static String kind(Quota quota, Findings findings) {
    var words =
        named(quota)
            .map(trait -> findings.name(trait, said(quota, trait)))
            .collect(Collectors.joining("、"));
    return words.isEmpty() ? findings.name(null, "") : words;
  }
}
