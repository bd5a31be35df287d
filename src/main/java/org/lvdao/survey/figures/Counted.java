package org.lvdao.survey.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.campaign.Traits;
import org.lvdao.survey.estimate.Answer;
import org.lvdao.survey.estimate.Respondent;

/** One entry for each respondent; those who are alike share everything. */
final class Counted {
  private static final String UNSAID = "UNSAID";
  private static final String ALL = "ALL";

  private final List<Traits> traits = new ArrayList<>();
  private final List<Respondent> respondents = new ArrayList<>();
  private final List<@Nullable Answer> answers = new ArrayList<>();

  Counted(List<Cell> cells, Map<String, Answer> roles) {
    for (var cell : cells) {
      var alike = new Respondent(1, categories(cell.traits()));
      var answer = cell.value() == null ? null : roles.get(cell.value());
      traits.addAll(Collections.nCopies(cell.respondents(), cell.traits()));
      respondents.addAll(Collections.nCopies(cell.respondents(), alike));
      answers.addAll(Collections.nCopies(cell.respondents(), answer));
    }
  }

  List<Respondent> respondents() {
    return respondents;
  }

  int size() {
    return answers.size();
  }

  /** Those of a group; of others there is no answer. */
  List<@Nullable Answer> in(@Nullable Trait by, String key) {
    if (by == null) {
      return answers;
    }
    var within = new ArrayList<@Nullable Answer>(answers.size());
    for (int i = 0; i < answers.size(); i++) {
      within.add(key(traits.get(i), by).equals(key) ? answers.get(i) : null);
    }
    return within;
  }

  /** How many answered, by group. */
  Map<String, Integer> counts(@Nullable Trait by) {
    var counts = new TreeMap<String, Integer>();
    for (int i = 0; i < answers.size(); i++) {
      var key = by == null ? ALL : key(traits.get(i), by);
      counts.merge(key, answers.get(i) == null ? 0 : 1, Integer::sum);
    }
    return counts;
  }

  private static String key(Traits traits, Trait by) {
    var said = traits.of(by);
    return said == null ? UNSAID : said;
  }

  private static Map<String, String> categories(Traits traits) {
    var categories = new LinkedHashMap<String, String>();
    for (var trait : Trait.values()) {
      var said = traits.of(trait);
      if (said != null) {
        categories.put(trait.name(), said);
      }
    }
    return categories;
  }
}
