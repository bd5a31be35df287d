package org.lvdao.survey.exports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.exports.Variable.Kind;
import org.lvdao.survey.questionnaire.Form;
import org.lvdao.survey.questionnaire.Option;
import org.lvdao.survey.questionnaire.Question;
import org.lvdao.survey.questionnaire.Row;

/** The columns of a campaign's answers, the same for every file that speaks of them. */
final class Variables {
  private static final int LONGEST = 64;

  private final List<Variable> all = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Campaign campaign;
  private final Function<String, String> areaName;

  private Variables(Campaign campaign, Function<String, String> areaName) {
    this.campaign = campaign;
    this.areaName = areaName;
  }

  /**
   * @param areaName of the code of an area
   */
  static List<Variable> of(Campaign campaign, Function<String, String> areaName) {
    var variables = new Variables(campaign, areaName);
    variables.add("RESPONSE", "答卷序号（随机排列）", Kind.NUMBER, Map.of(), ExportedResponse::number);
    campaign.asks().forEach(variables::trait);
    campaign.form().questions().forEach(variables::question);
    variables.add("DURATION", "答题用时（粗略）", Kind.CODE, durations(), ExportedResponse::duration);
    variables.add("FLAGS", "存疑标记", Kind.TEXT, Map.of(), ExportedResponse::flags);
    return variables.all;
  }

  private void trait(Trait trait) {
    switch (trait) {
      case GENDER -> {
        var values = new LinkedHashMap<String, String>();
        values.put("F", "女");
        values.put("M", "男");
        add("GENDER", trait.label(), Kind.CODE, values, response -> response.traits().gender());
      }
      case AGE_BAND -> {
        var values = new LinkedHashMap<String, String>();
        Trait.AGE_BANDS.forEach(band -> values.put(band, band + " 岁"));
        add("AGE_BAND", trait.label(), Kind.CODE, values, response -> response.traits().ageBand());
      }
      case AREA -> {
        var values = new LinkedHashMap<String, String>();
        campaign.areas().forEach(code -> values.put(code, areaName.apply(code)));
        add("AREA", trait.label(), Kind.CODE, values, response -> response.traits().area());
      }
    }
  }

  private void question(Question question) {
    var code = question.code();
    var label = text(question.text());
    switch (question.type()) {
      case SINGLE, SCALE ->
          add(code, label, Kind.CODE, options(question), response -> response.answer(code, ""));
      case MULTIPLE ->
          question
              .options()
              .forEach(
                  option ->
                      add(
                          code + "_" + option.code(),
                          label + "：" + text(option.text()),
                          Kind.CHOSEN,
                          yesOrNo(),
                          response -> chosen(response, code, option)));
      case RANKING ->
          question
              .options()
              .forEach(
                  option ->
                      add(
                          code + "_" + option.code(),
                          label + "：" + text(option.text()) + "（名次）",
                          Kind.NUMBER,
                          Map.of(),
                          response -> number(response.answer(code, option.code()))));
      case MATRIX -> question.rows().forEach(row -> row(question, label, row));
      case NUMBER ->
          add(code, label, Kind.NUMBER, Map.of(), response -> number(response.answer(code, "")));
      case DATE -> add(code, label, Kind.DATE, Map.of(), response -> response.answer(code, ""));
      case TEXT, LONG_TEXT, AREA ->
          add(code, label, Kind.TEXT, Map.of(), response -> line(response.answer(code, "")));
      case PHOTO ->
          add(
              code,
              label + "（照片张数）",
              Kind.NUMBER,
              Map.of(),
              response -> response.answers().getOrDefault(code, Map.of()).size());
    }
  }

  private void row(Question question, String label, Row row) {
    add(
        question.code() + "_" + row.code(),
        label + "：" + text(row.text()),
        Kind.CODE,
        options(question),
        response -> response.answer(question.code(), row.code()));
  }

  private static @Nullable Object chosen(
      ExportedResponse response, String question, Option option) {
    if (!response.hasAnswered(question)) {
      return null;
    }
    return response.answer(question, option.code()) == null ? 0 : 1;
  }

  /** SPSS ends a record at every line break, quoted or not. */
  private static @Nullable String line(@Nullable String text) {
    return text == null ? null : text.replaceAll("\\s*\\R\\s*", " ");
  }

  private static @Nullable Object number(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static Map<String, String> options(Question question) {
    var values = new LinkedHashMap<String, String>();
    question.options().forEach(option -> values.put(option.code(), text(option.text())));
    return values;
  }

  private static Map<String, String> yesOrNo() {
    var values = new LinkedHashMap<String, String>();
    values.put("0", "否");
    values.put("1", "是");
    return values;
  }

  private static Map<String, String> durations() {
    var values = new LinkedHashMap<String, String>();
    values.put("UNDER_30_SECONDS", "不足 30 秒");
    values.put("UNDER_2_MINUTES", "30 秒至 2 分钟");
    values.put("UNDER_10_MINUTES", "2 至 10 分钟");
    values.put("LONGER", "10 分钟以上");
    return values;
  }

  private static String text(Map<String, String> languages) {
    return languages.getOrDefault(Form.CHINESE, "");
  }

  private void add(
      String wanted,
      String label,
      Kind kind,
      Map<String, String> values,
      Function<ExportedResponse, @Nullable Object> read) {
    all.add(new Variable(name(wanted), label, kind, values, read));
  }

  /** Programs take names that begin with a letter, and make no difference between A and a. */
  private String name(String wanted) {
    var start = Character.isDigit(wanted.charAt(0)) ? "Q" + wanted : wanted;
    var name = start.substring(0, Math.min(start.length(), LONGEST));
    for (int i = 2; !names.add(name.toUpperCase(Locale.ROOT)); i++) {
      var ending = "_" + i;
      name = start.substring(0, Math.min(start.length(), LONGEST - ending.length())) + ending;
    }
    return name;
  }
}
