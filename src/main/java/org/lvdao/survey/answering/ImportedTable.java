package org.lvdao.survey.answering;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.campaign.Traits;
import org.lvdao.survey.questionnaire.Answer;
import org.lvdao.survey.questionnaire.Question;
import org.lvdao.survey.questionnaire.QuestionType;

/**
 * The table of a survey that others made: a line for each respondent, a column for each question by
 * its code. Codes of several options are separated by spaces; a matrix has a column for each row,
 * {@code CODE.ROW}. Columns {@code gender}, {@code ageBand} and {@code area} are what respondents
 * said of themselves. An empty cell is no answer.
 */
@Singleton
class ImportedTable {
  static final int MOST_LINES = 20_000;

  private static final String GENDER = "gender";
  private static final String AGE_BAND = "ageBand";
  private static final String AREA = "area";

  /** Enough to see what is wrong with a file. */
  private static final int MOST_ERRORS = 20;

  private final Respondents respondents;

  ImportedTable(Respondents respondents) {
    this.respondents = respondents;
  }

  /**
   * @throws DomainError naming lines and columns that are wrong
   */
  List<ImportedLine> read(Campaign campaign, byte[] content) {
    var rows = rows(content);
    checkHeader(campaign, rows.getFirst());
    if (rows.size() > MOST_LINES) {
      throw DomainError.field("/", "results-too-many", Map.of("most", MOST_LINES));
    }
    var lines = new ArrayList<ImportedLine>();
    var errors = new ArrayList<FieldError>();
    for (var row : rows) {
      try {
        var begun = begun(campaign, row);
        lines.add(new ImportedLine(begun, respondents.whole(campaign, begun)));
      } catch (DomainError wrong) {
        wrong.errors().stream()
            .map(
                error ->
                    new FieldError(
                        "/" + row.line() + error.pointer(), error.code(), error.parameters()))
            .forEach(errors::add);
      } catch (CsvTable.BrokenRow broken) {
        errors.add(error(broken));
      }
      if (errors.size() >= MOST_ERRORS) {
        break;
      }
    }
    DomainError.check(errors);
    return lines;
  }

  private static List<CsvTable.Row> rows(byte[] content) {
    try {
      return CsvTable.read(content);
    } catch (CsvTable.BrokenRow broken) {
      throw DomainError.fields(List.of(error(broken)));
    }
  }

  private static FieldError error(CsvTable.BrokenRow broken) {
    var parameters = new LinkedHashMap<>(broken.parameters());
    parameters.put("line", broken.line());
    return new FieldError("/" + broken.line(), broken.code(), parameters);
  }

  /** A column that nobody knows would be answers that are lost. */
  private static void checkHeader(Campaign campaign, CsvTable.Row first) {
    var known = new ArrayList<>(List.of(GENDER, AGE_BAND, AREA));
    for (var question : campaign.form().questions().toList()) {
      if (question.type() == QuestionType.MATRIX) {
        question.rows().forEach(row -> known.add(column(question, row.code())));
      } else {
        known.add(question.code());
      }
    }
    for (var column : first.fields().getHeader()) {
      if (!known.contains(column)) {
        throw DomainError.field("/1", "survey-column", Map.of("column", column));
      }
    }
  }

  private static String column(Question question, String row) {
    return question.code() + "." + row;
  }

  private static Begun begun(Campaign campaign, CsvTable.Row row) {
    var answers = new LinkedHashMap<String, Answer>();
    for (var question : campaign.form().questions().toList()) {
      var answer =
          question.type() == QuestionType.MATRIX
              ? matrix(question, row)
              : answer(question.type(), cell(row, question.code()), question.code(), row);
      if (answer != null) {
        answers.put(question.code(), answer);
      }
    }
    var traits =
        new Traits(
            trait(Trait.GENDER, row, GENDER),
            trait(Trait.AGE_BAND, row, AGE_BAND),
            trait(Trait.AREA, row, AREA));
    return new Begun(traits, answers);
  }

  private static @Nullable String trait(Trait trait, CsvTable.Row row, String column) {
    var said = cell(row, column);
    if (!trait.allows(said) && !said.isEmpty()) {
      throw new CsvTable.BrokenRow(
          row.line(), "survey-category", Map.of(), column + " is none of its categories");
    }
    return said.isEmpty() ? null : said;
  }

  private static String cell(CsvTable.Row row, String column) {
    return row.fields().getHeader().contains(column) ? row.text(column) : "";
  }

  private static @Nullable Answer matrix(Question question, CsvTable.Row row) {
    var chosen = new LinkedHashMap<String, String>();
    for (var one : question.rows()) {
      var cell = cell(row, column(question, one.code()));
      if (!cell.isEmpty()) {
        chosen.put(one.code(), cell);
      }
    }
    return chosen.isEmpty() ? null : Answer.rows(chosen);
  }

  private static @Nullable Answer answer(
      QuestionType type, String cell, String code, CsvTable.Row row) {
    if (cell.isEmpty()) {
      return null;
    }
    try {
      return switch (type) {
        case SINGLE, SCALE, MULTIPLE, RANKING -> Answer.choice(cell.split(" +"));
        case NUMBER -> Answer.number(new BigDecimal(bounded(cell)));
        case DATE -> Answer.date(LocalDate.parse(cell));
        case TEXT, LONG_TEXT -> Answer.text(cell);
        case AREA -> Answer.area(cell);
        case MATRIX, PHOTO -> throw new IllegalStateException(type.name());
      };
    } catch (NumberFormatException | DateTimeParseException wrong) {
      throw new CsvTable.BrokenRow(
          row.line(),
          "survey-answer-type",
          Map.of("type", type.name(), "column", code),
          code + " is no " + type);
    }
  }

  /** Numbers such as 1e400000000 would fill the memory. */
  private static String bounded(String number) {
    if (!number.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
      throw new NumberFormatException(number);
    }
    return number;
  }
}
