package org.lvdao.survey.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lvdao.survey.questionnaire.Answer;
import org.lvdao.survey.questionnaire.Question;

/** Answers as the rows that estimates count. */
final class AnswerParts {
  private static final String WHOLE = "";
  private static final String CHOSEN = "1";

  private AnswerParts() {}

  /**
   * @param answer one to the question
   */
  static List<AnswerRow> of(Question question, Answer answer) {
    var code = question.code();
    return switch (question.type()) {
      case SINGLE, SCALE ->
          List.of(whole(code, Objects.requireNonNull(answer.choices()).getFirst()));
      case MULTIPLE ->
          Objects.requireNonNull(answer.choices()).stream()
              .map(option -> new AnswerRow(code, option, CHOSEN))
              .toList();
      case RANKING -> numbered(code, Objects.requireNonNull(answer.choices()));
      case MATRIX ->
          Objects.requireNonNull(answer.rows()).entrySet().stream()
              .map(row -> new AnswerRow(code, row.getKey(), row.getValue()))
              .toList();
      case NUMBER -> List.of(whole(code, Objects.requireNonNull(answer.number()).toPlainString()));
      case DATE -> List.of(whole(code, Objects.requireNonNull(answer.date()).toString()));
      case TEXT, LONG_TEXT -> List.of(whole(code, Objects.requireNonNull(answer.text())));
      case AREA -> List.of(whole(code, Objects.requireNonNull(answer.area())));
      case PHOTO -> {
        var photos = new ArrayList<AnswerRow>();
        for (var id : Objects.requireNonNull(answer.photoIds())) {
          photos.add(new AnswerRow(code, Integer.toString(photos.size() + 1), id));
        }
        yield photos;
      }
    };
  }

  static List<AnswerRow> of(List<Question> questions, Map<String, Answer> answers) {
    return questions.stream()
        .filter(question -> answers.containsKey(question.code()))
        .flatMap(
            question -> of(question, Objects.requireNonNull(answers.get(question.code()))).stream())
        .toList();
  }

  private static AnswerRow whole(String code, String value) {
    return new AnswerRow(code, WHOLE, value);
  }

  /** Each option with its place, the first the most important. */
  private static List<AnswerRow> numbered(String code, List<String> options) {
    var rows = new ArrayList<AnswerRow>();
    for (var option : options) {
      rows.add(new AnswerRow(code, option, Integer.toString(rows.size() + 1)));
    }
    return rows;
  }
}
