package org.lvdao.survey.figures;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.Population;
import org.lvdao.survey.campaign.Trait;

/** What surveys give to the indicators of the plan. */
@Singleton
public class PlanFigures {
  private final Estimates estimates;
  private final CellRepository cells;
  private final Margins margins;

  PlanFigures(Estimates estimates, CellRepository cells, Margins margins) {
    this.estimates = estimates;
    this.cells = cells;
    this.margins = margins;
  }

  /**
   * The share of the positive among those with an opinion, weighted to known populations.
   *
   * @param share from 0 to 1
   * @param low of Wilson's 95 % interval
   * @param high of it
   * @param n who answered the question
   * @param excluded doubtful answers that were left out
   * @param method version of the rules of estimation
   * @param inputs all that went into it, one line each, always in the same order
   */
  public record Share(
      double share,
      double low,
      double high,
      int n,
      long excluded,
      String method,
      List<String> inputs) {}

  /**
   * @param question code of one whose options have roles
   * @param row of a matrix; null for other questions
   * @param unflagged whether doubtful answers are left out
   * @return empty when too few answered, or nobody with an opinion
   * @throws DomainError naming what is wrong
   */
  public Optional<Share> share(
      Campaign campaign, String question, @Nullable String row, boolean unflagged) {
    var found = estimates.of(campaign, "/", question, row, null, unflagged);
    var inputs = new ArrayList<String>();
    inputs.add("method " + found.method() + (unflagged ? ", unflagged" : ""));
    campaign
        .form()
        .question(question)
        .orElseThrow()
        .options()
        .forEach(option -> inputs.add("option " + option.code() + " " + option.role()));
    for (var used : found.margins()) {
      var margin = margins.newest(campaign.district(), campaign.population(), used.trait());
      margin.ifPresent(row1 -> inputs.add("margin " + row1.id() + " " + row1.categories()));
    }
    cells.count(campaign.id(), question, row == null ? "" : row).stream()
        .map(Cell::toString)
        .sorted()
        .forEach(inputs::add);
    return found.groups().stream()
        .findFirst()
        .flatMap(
            group -> {
              var share = group.weightedShare();
              var interval = group.interval();
              var n = group.n();
              return share == null || interval == null || n == null
                  ? Optional.empty()
                  : Optional.of(
                      new Share(
                          share,
                          interval.low(),
                          interval.high(),
                          n,
                          found.excluded(),
                          found.method(),
                          inputs));
            });
  }

  /** How many people there are, who counted them, and of which day that is. */
  public record People(long number, String source, LocalDate asOf) {}

  /** As the newest known population has it; empty when staff loaded none. */
  public Optional<People> people(String district, Population population) {
    for (var trait : List.of(Trait.AREA, Trait.AGE_BAND, Trait.GENDER)) {
      var margin = margins.newest(district, population, trait);
      if (margin.isPresent()) {
        var row = margin.get();
        long number = margins.people(row).values().stream().mapToLong(Long::longValue).sum();
        return Optional.of(new People(number, row.source(), row.asOf()));
      }
    }
    return Optional.empty();
  }
}
