package org.lvdao.survey.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.table.Table;
import org.lvdao.survey.figures.EstimateView.Bounds;
import org.lvdao.survey.figures.EstimateView.Group;

/** All figures of a campaign as a workbook, with how they came about. */
final class EstimateWorkbook {
  private static final List<String> HEADERS =
      List.of(
          "题号",
          "题目",
          "分组方式",
          "分组",
          "回答人数",
          "正面",
          "负面（含中性）",
          "不清楚",
          "比例（未加权）",
          "比例（加权）",
          "95% 区间下限",
          "95% 区间上限",
          "设计效应",
          "有效样本量",
          "不清楚都不计入",
          "不清楚都计入",
          "说明");

  private EstimateWorkbook() {}

  static byte[] of(Findings findings, Findings.Of found) {
    var lines = new ArrayList<List<@Nullable Object>>();
    for (var estimated : found.estimated()) {
      for (var split : estimated.by()) {
        var by = split.trait() == null ? "" : split.trait().label();
        for (var group : split.view().groups()) {
          var name = findings.name(split.trait(), group.key());
          lines.add(line(estimated.code(), estimated.text(), by, name, group));
        }
      }
    }
    var sheets = new LinkedHashMap<String, Table>();
    sheets.put("估计值", new Table(HEADERS, lines));
    TallySheets.of(found.tallies(), sheets);
    sheets.put("方法说明", new Table(List.of("题号", "说明"), notes(found)));
    return Table.xlsx(sheets);
  }

  private static List<@Nullable Object> line(
      String code, String text, String by, String name, Group group) {
    Map<String, Integer> counts = group.counts() == null ? Map.of() : new TreeMap<>(group.counts());
    return Arrays.asList(
        code,
        text,
        by,
        name,
        group.n(),
        counts.get("POSITIVE"),
        counts.get("NEGATIVE"),
        counts.get("DONT_KNOW"),
        group.share(),
        group.weightedShare(),
        low(group.interval()),
        high(group.interval()),
        group.designEffect(),
        group.effectiveN(),
        low(group.dontKnowBounds()),
        high(group.dontKnowBounds()),
        group.suppressed() ? TallySheets.HIDDEN : "");
  }

  private static @Nullable Double low(@Nullable Bounds bounds) {
    return bounds == null ? null : Double.valueOf(bounds.low());
  }

  private static @Nullable Double high(@Nullable Bounds bounds) {
    return bounds == null ? null : Double.valueOf(bounds.high());
  }

  private static List<List<@Nullable Object>> notes(Findings.Of found) {
    var notes = new ArrayList<List<@Nullable Object>>();
    var sample = found.fieldwork().sample();
    var wanted = found.fieldwork().wanted();
    if (sample != null && wanted != null) {
      notes.add(List.of("", Sentences.sample(sample, wanted, found.responses())));
    }
    for (var quota : found.quotas()) {
      notes.add(List.of("", Sentences.quota(quota)));
    }
    for (var estimated : found.estimated()) {
      Sentences.method(estimated.all()).forEach(note -> notes.add(List.of(estimated.code(), note)));
    }
    return notes;
  }
}
