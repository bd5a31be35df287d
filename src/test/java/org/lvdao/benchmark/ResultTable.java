package org.lvdao.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, as a table for the README. */
final class ResultTable {
  private record Row(String what, String measured, String against, String outcome, String goal) {}

  private final List<Row> rows = new ArrayList<>();

  void add(String what, String measured, String against, String outcome, String goal) {
    rows.add(new Row(what, measured, against, outcome, goal));
    System.out.printf("%s: %s; %s; %s%n", what, measured, against, outcome);
  }

  /** A number with so many decimals. */
  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  String markdown() {
    var text =
        new StringBuilder(
            "| what | measured | against | outcome | goal |\n|---|---|---|---|---|\n");
    for (var row : rows) {
      text.append("| ")
          .append(String.join(" | ", row.what, row.measured, row.against, row.outcome, row.goal))
          .append(" |\n");
    }
    return text.toString();
  }
}
