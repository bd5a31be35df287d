package org.lvdao.survey.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.SamplePlan;
import org.lvdao.survey.estimate.Suppression;
import org.lvdao.survey.figures.EstimateView.Group;
import org.lvdao.survey.figures.Findings.FilledQuota;
import org.lvdao.survey.figures.Ranks.Rank;

/** Figures in plain Chinese, for who has to read them out. */
final class Sentences {
  static final String HIDDEN = "＊";

  private Sentences() {}

  /**
   * Of a group: “360 位表达意见的受访者中有 320 位选择“满意”或“比较满意”（88.9%）。…”.
   *
   * @param positiveWords the options that count as positive
   */
  static String of(Group group, String positiveWords) {
    var counts = group.counts();
    if (group.suppressed() || counts == null) {
      return "受访者不足 %d 人，或公布后可推算出不足 %d 人的分组，不予公布。"
          .formatted(Suppression.MINIMUM, Suppression.MINIMUM);
    }
    int positive = count(counts, "POSITIVE");
    int opinions = positive + count(counts, "NEGATIVE");
    int unsure = count(counts, "DONT_KNOW");
    if (opinions == 0) {
      return "%d 位受访者均表示不清楚。".formatted(unsure);
    }
    var parts = new ArrayList<String>();
    parts.add(
        "%d 位表达意见的受访者中有 %d 位选择%s（%s）。"
            .formatted(opinions, positive, positiveWords, percent((double) positive / opinions)));
    var weighted = group.weightedShare();
    var interval = group.interval();
    if (weighted != null && interval != null) {
      parts.add(
          "加权后为 %s，95%% 区间 %s–%s。"
              .formatted(percent(weighted), percent(interval.low()), percent(interval.high())));
    }
    var bounds = group.dontKnowBounds();
    if (unsure > 0 && bounds != null) {
      parts.add(
          "另有 %d 位不清楚：都不计入为 %s，都计入为 %s。"
              .formatted(unsure, percent(bounds.low()), percent(bounds.high())));
    }
    return String.join("", parts);
  }

  /** With one decimal, half up. */
  static String percent(double share) {
    return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP) + "%";
  }

  /** How a campaign's figures came about, for the end of a report. */
  static List<String> method(EstimateView view) {
    var notes = new ArrayList<String>();
    notes.add(basis(view));
    if (view.margins().isEmpty()) {
      notes.add("未加权：没有可用的人口基数。");
    }
    view.margins()
        .forEach(
            margin ->
                notes.add(
                    "加权依据：%s，来源“%s”，截至 %s。"
                        .formatted(margin.trait().label(), margin.source(), margin.asOf())));
    view.adjustments().forEach(adjustment -> notes.add(adjustment + "。"));
    if (view.failure() != null) {
      notes.add("未能加权：" + view.failure() + "。");
    }
    notes.add("比例 = 正面选项 ÷（正面 + 中性 + 负面选项），“不清楚”不计入；" + "设计效应为 Kish 公式，区间为 Wilson 区间（按有效样本量）。");
    notes.add(
        "少于 %d 人的分组，以及可由相减推算出的分组，不予公布。方法版本 %s。".formatted(Suppression.MINIMUM, view.method()));
    return notes;
  }

  /**
   * The precision that is wanted, and how far the answers reach.
   *
   * @param wanted answers that it needs
   */
  static String sample(SamplePlan plan, long wanted, int responses) {
    var terms = new ArrayList<String>();
    var share = plan.p();
    terms.add("预期比例 " + (share == null ? "50" : hundredfold(share)) + "%");
    if (plan.population() != null) {
      terms.add("人口 %d 人".formatted(plan.population()));
    }
    if (plan.designEffect() != null) {
      terms.add("设计效应 " + plain(plan.designEffect()));
    }
    if (plan.responseRate() != null) {
      terms.add("预期应答率 " + hundredfold(plan.responseRate()) + "%");
    }
    return "期望精度：95%% 置信水平下误差不超过 ±%s 个百分点（%s），需要 %d 份答卷，实有 %d 份，%s。"
        .formatted(
            hundredfold(plan.margin()),
            String.join("，", terms),
            wanted,
            responses,
            responses < wanted ? "尚未达到" : "已达到");
  }

  /** “配额：女、30-44 岁，上限 50 人，已答 30 人。” */
  static String quota(FilledQuota quota) {
    return "配额：%s，上限 %d 人，已答 %s 人。".formatted(quota.kind(), quota.most(), number(quota.taken()));
  }

  private static String hundredfold(BigDecimal share) {
    return plain(share.movePointRight(2));
  }

  /** As it was said, without zeros behind it. */
  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /** That nothing of a question can be shown. */
  static String hidden() {
    return "回答不足 %d 人，或公布后可推算出不足 %d 人，不予公布。".formatted(Suppression.MINIMUM, Suppression.MINIMUM);
  }

  private static String basis(EstimateView view) {
    var rate = view.responseRate();
    var agency = view.agency();
    var way = view.mode().label() + (agency == null ? "" : "（" + agency + "）");
    if (rate != null) {
      return "调查方式：%s，应答率 %s（完成数 ÷ 应访数）。".formatted(way, percent(rate));
    }
    return view.mode().isVoluntary()
        ? "调查方式：%s。受访者自愿作答，不是随机抽样，没有应答率；区间只反映答卷的波动。".formatted(way)
        : "调查方式：%s。".formatted(way);
  }

  private static int count(Map<String, Integer> counts, String role) {
    Integer number = counts.get(role);
    return number == null ? 0 : number;
  }

  /** A number, or that it is hidden. */
  static String number(@Nullable Integer number) {
    return number == null ? HIDDEN : number.toString();
  }

  /** The same of what was answered. */
  static String number(@Nullable BigDecimal number) {
    return number == null ? HIDDEN : plain(number);
  }

  /** The mean rank with two decimals; a line where nobody ranked the option. */
  static String rank(Rank rank) {
    var mean = rank.mean();
    if (mean == null) {
      return Integer.valueOf(0).equals(rank.ranked()) ? "—" : HIDDEN;
    }
    return BigDecimal.valueOf(mean).setScale(2, RoundingMode.HALF_UP).toString();
  }
}
