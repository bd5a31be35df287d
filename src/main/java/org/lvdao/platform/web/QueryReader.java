package org.lvdao.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;

/**
 * Reads query parameters and collects what is wrong with them, so that a client learns of all at
 * once. What a method returns for a wrong parameter is never used, because {@link #check} throws.
 *
 * <pre>{@code
 * var query = new QueryReader();
 * var from = query.date("from", from);
 * var unit = query.requiredChoice("unit", unit, TermUnit.values());
 * query.check();
 * }</pre>
 */
public final class QueryReader {
  private static final int USUAL_LIMIT = 20;
  private static final int LARGEST_LIMIT = 100;

  private final List<FieldError> errors = new ArrayList<>();

  /** For what only the caller can judge, such as a code that names nothing. */
  public void add(String name, String code, Map<String, Object> parameters) {
    errors.add(new FieldError("?" + name, code, parameters));
  }

  /**
   * @throws DomainError when anything was wrong
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw DomainError.fields(errors);
    }
  }

  public String required(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      add(name, "required", Map.of());
      return "";
    }
    return text.strip();
  }

  public double number(String name, @Nullable String text, double least, double most) {
    var present = required(name, text);
    try {
      double number = present.isEmpty() ? 0 : Double.parseDouble(present);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below.
    }
    add(name, "number-range", Map.of("min", plain(least), "max", plain(most)));
    return 0;
  }

  public int wholeNumber(String name, @Nullable String text, int least, int most) {
    double number = number(name, text, least, most);
    if (number != Math.rint(number)) {
      add(name, "number-range", Map.of("min", plain(least), "max", plain(most)));
    }
    return (int) number;
  }

  /** How long a page of a list may be: 1 to 100, 20 when the client does not say. */
  public int limit(@Nullable String text) {
    return text == null ? USUAL_LIMIT : wholeNumber("limit", text, 1, LARGEST_LIMIT);
  }

  /** Upper or lower case; null when there is none. */
  public <E extends Enum<E>> @Nullable E choice(String name, @Nullable String text, E[] choices) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var wanted = text.strip().toUpperCase(Locale.ROOT);
    for (var choice : choices) {
      if (choice.name().equals(wanted)) {
        return choice;
      }
    }
    var all = Stream.of(choices).map(Enum::name).collect(Collectors.joining(", "));
    add(name, "choice", Map.of("choices", all));
    return null;
  }

  public <E extends Enum<E>> E requiredChoice(String name, @Nullable String text, E[] choices) {
    required(name, text);
    var choice = choice(name, text, choices);
    return choice == null ? choices[0] : choice;
  }

  public LocalDate date(String name, @Nullable String text) {
    var present = required(name, text);
    try {
      return present.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(present);
    } catch (DateTimeException notADate) {
      add(name, "date", Map.of());
      return LocalDate.EPOCH;
    }
  }

  /** ISO-8601 with offset; a plus sign that was not escaped, and so arrived as a space, will do. */
  public Instant moment(String name, @Nullable String text) {
    var present = required(name, text).replace(' ', '+');
    try {
      var moment = present.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(present).toInstant();
      int year = moment.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1970 && year < 2200) {
        return moment;
      }
    } catch (DateTimeException notAMoment) {
      // Answered below.
    }
    add(name, "moment", Map.of());
    return Instant.EPOCH;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
