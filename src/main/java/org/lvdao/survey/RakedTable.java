package org.lvdao.survey;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.DomainError;
import org.lvdao.survey.estimate.Adjustment;
import org.lvdao.survey.estimate.Collapse;
import org.lvdao.survey.estimate.Failure;
import org.lvdao.survey.estimate.Margin;
import org.lvdao.survey.estimate.Respondent;
import org.lvdao.survey.estimate.Weighting;
import org.lvdao.survey.estimate.Weights;

/** Rakes a table as the estimates rake respondents: each cell that is not 0 is one of them. */
final class RakedTable {
  private static final String ROWS = "row";
  private static final String COLUMNS = "column";

  private RakedTable() {}

  /**
   * A table with its known totals.
   *
   * @param cells row by row; what was 0 stays 0
   * @param passes through rows and columns, at least 1
   * @param largestDifference of any total from the known one, relative, below 1e-6
   */
  @Serdeable
  record View(List<List<Double>> cells, int passes, double largestDifference) {}

  /** Where in the table something stands. */
  private record Cell(int row, int column) {}

  /**
   * @param cells 0 or more, rows of the same length
   * @throws DomainError naming the row or column that cannot have its total
   */
  static View of(
      List<List<BigDecimal>> cells, List<BigDecimal> rowTotals, List<BigDecimal> columnTotals) {
    checkShape(cells, rowTotals.size(), columnTotals.size());
    var known = new ArrayList<Cell>();
    var respondents = new ArrayList<Respondent>();
    for (int row = 0; row < cells.size(); row++) {
      for (int column = 0; column < cells.get(row).size(); column++) {
        double weight = cells.get(row).get(column).doubleValue();
        if (weight > 0) {
          known.add(new Cell(row, column));
          respondents.add(
              new Respondent(
                  weight, Map.of(ROWS, String.valueOf(row), COLUMNS, String.valueOf(column))));
        }
      }
    }
    var margins =
        List.of(
            margin(ROWS, rowTotals, "/rowTotals"), margin(COLUMNS, columnTotals, "/columnTotals"));
    return switch (Weighting.raked(margins, Collapse.NEVER, null).weigh(respondents)) {
      case Weights weights -> view(cells, known, weights);
      case Failure failure -> throw error(failure);
    };
  }

  private static void checkShape(List<List<BigDecimal>> cells, int rows, int columns) {
    if (cells.size() != rows) {
      throw DomainError.field("/rowTotals", "statistics-length", Map.of("length", cells.size()));
    }
    for (int row = 0; row < rows; row++) {
      if (cells.get(row).size() != columns) {
        throw DomainError.field("/cells/" + row, "statistics-length", Map.of("length", columns));
      }
    }
  }

  private static Margin margin(String name, List<BigDecimal> totals, String pointer) {
    if (totals.stream().allMatch(total -> total.signum() == 0)) {
      throw DomainError.field(pointer, "statistics-nobody");
    }
    var population = new LinkedHashMap<String, Double>();
    for (int i = 0; i < totals.size(); i++) {
      population.put(String.valueOf(i), totals.get(i).doubleValue());
    }
    return new Margin(name, population);
  }

  private static View view(List<List<BigDecimal>> cells, List<Cell> known, Weights weights) {
    var raked = new ArrayList<List<Double>>();
    cells.forEach(row -> raked.add(new ArrayList<>(row.stream().map(any -> 0.0).toList())));
    for (int i = 0; i < known.size(); i++) {
      raked.get(known.get(i).row()).set(known.get(i).column(), weights.of(i));
    }
    var done = (Adjustment.Raked) weights.adjustments().getLast();
    return new View(raked, done.passes(), done.largestDifference());
  }

  private static DomainError error(Failure failure) {
    return switch (failure) {
      case Failure.NoRespondents none -> DomainError.field("/cells", "statistics-nobody");
      case Failure.EmptyCategory empty ->
          DomainError.field(total(empty.margin(), empty.category()), "statistics-empty");
      case Failure.NoPopulation without ->
          DomainError.field(total(without.margin(), without.category()), "statistics-no-people");
      case Failure.TotalsDiffer differ ->
          DomainError.field(
              "/columnTotals",
              "statistics-totals",
              Map.of("rows", differ.otherTotal(), "columns", differ.total()));
      case Failure.NotConverged not ->
          DomainError.field(total(not.margin(), not.category()), "statistics-not-met");
      case Failure.UnknownCategory unknown ->
          throw new IllegalStateException("Every row and column has a total: " + unknown);
    };
  }

  private static String total(String margin, String category) {
    return (margin.equals(ROWS) ? "/rowTotals/" : "/columnTotals/") + category;
  }
}
