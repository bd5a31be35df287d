package org.lvdao.survey.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.table.Table;

/** What was counted, as sheets of a workbook. What is hidden is an empty cell, and says so. */
final class TallySheets {
  private static final List<String> CHOICES =
      List.of("题号", "题目", "回答人数", "选项", "人数", "比例（未加权）", "说明");
  private static final List<String> RANKS =
      List.of("题号", "题目", "回答人数", "选项", "排第一人数", "排入人数", "平均名次", "说明");
  private static final List<String> AMOUNTS =
      List.of("题号", "题目", "回答人数", "平均数", "下四分位数", "中位数", "上四分位数", "说明");
  static final String HIDDEN = "人数过少，不予公布";

  private final List<List<@Nullable Object>> choices = new ArrayList<>();
  private final List<List<@Nullable Object>> ranks = new ArrayList<>();
  private final List<List<@Nullable Object>> amounts = new ArrayList<>();

  private TallySheets() {}

  /** Adds a sheet of each kind that there is. */
  static void of(List<Tally> tallies, Map<String, Table> sheets) {
    var lines = new TallySheets();
    tallies.forEach(lines::add);
    put(sheets, "选项计数", CHOICES, lines.choices);
    put(sheets, "排序", RANKS, lines.ranks);
    put(sheets, "数字", AMOUNTS, lines.amounts);
  }

  private static void put(
      Map<String, Table> sheets,
      String name,
      List<String> headers,
      List<List<@Nullable Object>> lines) {
    if (!lines.isEmpty()) {
      sheets.put(name, new Table(headers, lines));
    }
  }

  private void add(Tally tally) {
    switch (tally) {
      case Choices counted -> add(counted);
      case Ranks ranked -> add(ranked);
      case Amounts given -> add(given);
    }
  }

  private void add(Amounts given) {
    var figures = Arrays.asList(given.mean(), given.lower(), given.median(), given.upper());
    var line = line(given, figures.toArray());
    line.add(
        given.answered() == null ? Sentences.hidden() : figures.contains(null) ? "空白处不予公布" : "");
    amounts.add(line);
  }

  private void add(Choices counted) {
    var answered = counted.answered();
    if (answered == null) {
      choices.add(line(counted, "", null, null, Sentences.hidden()));
      return;
    }
    for (var choice : counted.choices()) {
      var number = choice.number();
      choices.add(
          line(
              counted,
              choice.text(),
              number,
              number == null ? null : Double.valueOf((double) number / answered),
              number == null ? HIDDEN : counted.several() ? "可多选" : ""));
    }
  }

  private void add(Ranks ranked) {
    if (ranked.answered() == null) {
      ranks.add(line(ranked, "", null, null, null, Sentences.hidden()));
      return;
    }
    for (var rank : ranked.options()) {
      boolean whole = rank.first() != null && rank.ranked() != null;
      ranks.add(
          line(ranked, rank.text(), rank.first(), rank.ranked(), rank.mean(), whole ? "" : HIDDEN));
    }
  }

  private static List<@Nullable Object> line(Tally tally, @Nullable Object... figures) {
    var line = new ArrayList<@Nullable Object>();
    line.add(tally.code());
    line.add(tally.text());
    line.add(tally.answered());
    line.addAll(Arrays.asList(figures));
    return line;
  }
}
