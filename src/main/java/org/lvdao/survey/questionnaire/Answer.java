package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;

/**
 * The answer to one question. The type of the question says which member it is, and the others are
 * null.
 *
 * @param choices codes of options: one of {@code SINGLE} and {@code SCALE}, some of {@code
 *     MULTIPLE}, in order of {@code RANKING}
 * @param rows of {@code MATRIX}: code of the row to code of the option
 * @param number of {@code NUMBER}
 * @param date of {@code DATE}
 * @param text of {@code TEXT} and {@code LONG_TEXT}
 * @param area of {@code AREA}: a path such as {@code tianqiao/370105001}
 * @param photoIds of {@code PHOTO}
 */
@Serdeable
public record Answer(
    @Nullable @Size(max = 60) List<@NotNull @Size(max = 32) String> choices,
    @Nullable @Size(max = 40)
        Map<@NotNull @Size(max = 32) String, @NotNull @Size(max = 32) String> rows,
    @Nullable @Digits(integer = 12, fraction = 6) BigDecimal number,
    @Nullable LocalDate date,
    @Nullable @Size(max = 2_000) String text,
    @Nullable @Size(max = 100) String area,
    @Nullable @Size(max = 6) List<@NotNull @Pattern(regexp = Ids.PATTERN) String> photoIds) {

  public static Answer choice(String... codes) {
    return new Answer(List.of(codes), null, null, null, null, null, null);
  }

  public static Answer rows(Map<String, String> rows) {
    return new Answer(null, rows, null, null, null, null, null);
  }

  public static Answer number(BigDecimal number) {
    return new Answer(null, null, number, null, null, null, null);
  }

  public static Answer date(LocalDate date) {
    return new Answer(null, null, null, date, null, null, null);
  }

  public static Answer text(String text) {
    return new Answer(null, null, null, null, text, null, null);
  }

  public static Answer area(String path) {
    return new Answer(null, null, null, null, null, path, null);
  }

  public static Answer photos(List<String> ids) {
    return new Answer(null, null, null, null, null, null, ids);
  }

  /** Whether it is there but says nothing, as an app sends it for a field that was emptied. */
  boolean isEmpty() {
    return (choices == null || choices.isEmpty())
        && (rows == null || rows.isEmpty())
        && number == null
        && date == null
        && (text == null || text.isBlank())
        && (area == null || area.isBlank())
        && (photoIds == null || photoIds.isEmpty());
  }
}
