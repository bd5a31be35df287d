package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something is asked. Exactly one of {@code all}, {@code any}, {@code not}, {@code question}
 * and {@code attribute} is given.
 *
 * @param all holds when each of them does
 * @param any holds when one of them does
 * @param not holds when it does not
 * @param question code of an earlier question; one that was not asked or not answered makes the
 *     condition false, whatever it wants
 * @param row of a matrix, whose option is looked at
 * @param in options, or area paths with all below them: holds when one of them was chosen; null:
 *     holds for any answer
 * @param atLeast the least number, of a question that asks for one
 * @param atMost the most
 * @param attribute of the respondent: {@code population}, {@code gender}, {@code ageBand} or {@code
 *     area}; {@code in} says which values
 */
@Serdeable
public record Condition(
    @Nullable @Size(min = 1, max = 20) List<@NotNull @Valid Condition> all,
    @Nullable @Size(min = 1, max = 20) List<@NotNull @Valid Condition> any,
    @Nullable @Valid Condition not,
    @Nullable @Size(max = 32) String question,
    @Nullable @Size(max = 32) String row,
    @Nullable @Size(min = 1, max = 60) List<@NotNull @Size(max = 100) String> in,
    @Nullable @Digits(integer = 12, fraction = 6) BigDecimal atLeast,
    @Nullable @Digits(integer = 12, fraction = 6) BigDecimal atMost,
    @Nullable @Size(max = 32) String attribute) {

  public static Condition all(Condition... parts) {
    return new Condition(List.of(parts), null, null, null, null, null, null, null, null);
  }

  public static Condition any(Condition... parts) {
    return new Condition(null, List.of(parts), null, null, null, null, null, null, null);
  }

  public static Condition not(Condition part) {
    return new Condition(null, null, part, null, null, null, null, null, null);
  }

  public static Condition answered(String question) {
    return new Condition(null, null, null, question, null, null, null, null, null);
  }

  public static Condition chosen(String question, String... options) {
    return new Condition(null, null, null, question, null, List.of(options), null, null, null);
  }

  public static Condition chosenInRow(String question, String row, String... options) {
    return new Condition(null, null, null, question, row, List.of(options), null, null, null);
  }

  public static Condition between(
      String question, @Nullable BigDecimal least, @Nullable BigDecimal most) {
    return new Condition(null, null, null, question, null, null, least, most, null);
  }

  public static Condition attribute(Attribute attribute, String... values) {
    return new Condition(
        null, null, null, null, null, List.of(values), null, null, attribute.word());
  }

  /** Itself, and all it is made of. */
  Stream<Condition> parts() {
    var below =
        Stream.of(
                all == null ? Stream.<Condition>empty() : all.stream(),
                any == null ? Stream.<Condition>empty() : any.stream(),
                Stream.ofNullable(not))
            .flatMap(s -> s);
    return Stream.concat(Stream.of(this), below.flatMap(Condition::parts));
  }

  boolean holds(Situation situation) {
    if (all != null) {
      return all.stream().allMatch(part -> part.holds(situation));
    }
    if (any != null) {
      return any.stream().anyMatch(part -> part.holds(situation));
    }
    if (not != null) {
      return !not.holds(situation);
    }
    if (attribute != null) {
      var value = situation.attribute(Attribute.of(attribute).orElseThrow());
      return in == null ? !value.isEmpty() : in.stream().anyMatch(one -> isWithin(value, one));
    }
    var answer = situation.answer(question == null ? "" : question);
    return answer != null && suits(answer);
  }

  private boolean suits(Answer answer) {
    if (atLeast != null && (answer.number() == null || answer.number().compareTo(atLeast) < 0)) {
      return false;
    }
    if (atMost != null && (answer.number() == null || answer.number().compareTo(atMost) > 0)) {
      return false;
    }
    if (row != null) {
      var chosen = answer.rows() == null ? null : answer.rows().get(row);
      return chosen != null && (in == null || in.contains(chosen));
    }
    if (in == null) {
      return true;
    }
    if (answer.area() != null) {
      return in.stream().anyMatch(area -> isWithin(answer.area(), area));
    }
    return answer.choices() != null && answer.choices().stream().anyMatch(in::contains);
  }

  /** Whether an area lies in another; other values are within themselves alone. */
  private static boolean isWithin(String value, String wanted) {
    return value.equals(wanted) || value.startsWith(wanted + "/");
  }
}
