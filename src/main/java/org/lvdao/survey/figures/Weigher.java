package org.lvdao.survey.figures;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.CampaignMode;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Basis;
import org.lvdao.survey.estimate.Collapse;
import org.lvdao.survey.estimate.Margin;
import org.lvdao.survey.estimate.Suppression;
import org.lvdao.survey.estimate.Trim;
import org.lvdao.survey.estimate.Weighting;
import org.lvdao.survey.estimate.WeightingResult;
import org.lvdao.survey.figures.EstimateView.UsedMargin;

/**
 * Weighs respondents to the newest known populations of the traits that were asked, categories with
 * fewer than ten respondents joining their neighbours, weights between a fifth of the mean and five
 * times the mean.
 */
@Singleton
class Weigher {
  private static final Collapse COLLAPSE = new Collapse(Suppression.MINIMUM);
  private static final Trim TRIM = new Trim(0.2, 5);

  private final CellRepository cells;
  private final Margins margins;

  Weigher(CellRepository cells, Margins margins) {
    this.cells = cells;
    this.margins = margins;
  }

  Weighed weigh(Campaign campaign, Counted answers) {
    var known = known(campaign);
    return new Weighed(
        campaign,
        basis(campaign),
        known.stream().map(Known::used).toList(),
        weigh(answers, known.stream().map(Known::margin).toList()));
  }

  static WeightingResult weigh(Counted answers, List<Margin> known) {
    if (known.isEmpty()) {
      return Weighting.byDesign().weigh(answers.respondents());
    }
    // Counts of different days and sources differ a little; the areas' are the finest.
    double total = known.getLast().total();
    var same = known.stream().map(margin -> margin.scaledTo(total)).toList();
    return same.size() == 1
        ? Weighting.postStratified(same.getFirst(), COLLAPSE).weigh(answers.respondents())
        : Weighting.raked(same, COLLAPSE, TRIM).weigh(answers.respondents());
  }

  /** A known population, and where it is from. */
  private record Known(Margin margin, UsedMargin used) {}

  private List<Known> known(Campaign campaign) {
    var known = new ArrayList<Known>();
    for (var trait : campaign.asks()) {
      margins
          .newest(campaign.district(), campaign.population(), trait)
          .ifPresent(
              row -> {
                var people = people(campaign, row);
                if (people.values().stream().anyMatch(number -> number > 0)) {
                  var used = new UsedMargin(trait, row.source(), row.asOf());
                  known.add(new Known(new Margin(trait.name(), people), used));
                }
              });
    }
    return known;
  }

  /** Of the areas that were asked; the other traits' are taken to be spread in them as in all. */
  private Map<String, Double> people(Campaign campaign, MarginRow row) {
    var people = new LinkedHashMap<String, Double>();
    margins
        .people(row)
        .forEach(
            (category, number) -> {
              boolean outside =
                  row.trait() == Trait.AREA
                      && !campaign.areas().isEmpty()
                      && !campaign.areas().contains(category);
              if (!outside) {
                people.put(category, (double) number);
              }
            });
    return people;
  }

  /**
   * Only those whom interviewers looked for were drawn; all others answered because they wanted.
   */
  private Basis basis(Campaign campaign) {
    if (campaign.mode() != CampaignMode.INTERVIEW) {
      return new Basis.OptIn();
    }
    int completed = cells.contacts(campaign.id(), true);
    int invited = completed + cells.contacts(campaign.id(), false);
    return invited == 0 ? new Basis.OptIn() : new Basis.Sample(invited, completed);
  }
}
