package org.lvdao.survey.figures;

import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Adjustment;
import org.lvdao.survey.estimate.Failure;

/** What was done to weights, for staff to read beside the figures. */
final class Words {
  private Words() {}

  static String of(Adjustment adjustment) {
    return switch (adjustment) {
      case Adjustment.Collapsed done ->
          "%s：%s 合并（共 %d 人）"
              .formatted(
                  name(done.margin()), String.join("、", done.categories()), done.respondents());
      case Adjustment.Unsaid done ->
          "%s：%d 人未填，按其余人的分布处理".formatted(name(done.margin()), done.respondents());
      case Adjustment.PostStratified done -> "按%s事后分层".formatted(name(done.margin()));
      case Adjustment.Raked done ->
          "迭代比例加权 %d 轮，最大相对偏差 %.1e".formatted(done.passes(), done.largestDifference());
      case Adjustment.Trimmed done ->
          "权重截尾至均值的 %s–%s 倍，涉及 %d 人%s"
              .formatted(
                  done.bounds().least(),
                  done.bounds().most(),
                  done.respondents(),
                  done.kept() ? "" : "；为满足人口基数，部分权重仍在界外");
    };
  }

  static String of(Failure failure) {
    return switch (failure) {
      case Failure.NoRespondents nobody -> "没有答卷";
      case Failure.EmptyCategory empty ->
          "%s：%s 有人口但没有答卷".formatted(name(empty.margin()), empty.category());
      case Failure.NoPopulation none ->
          "%s：%s 有答卷但人口为 0".formatted(name(none.margin()), none.category());
      case Failure.UnknownCategory unknown ->
          "%s：人口基数中没有 %s".formatted(name(unknown.margin()), unknown.category());
      case Failure.TotalsDiffer differ ->
          "%s与%s的人口总数不同".formatted(name(differ.margin()), name(differ.other()));
      case Failure.NotConverged not -> "%s：无法同时满足各项人口基数".formatted(name(not.margin()));
    };
  }

  private static String name(String trait) {
    return Trait.valueOf(trait).label();
  }
}
