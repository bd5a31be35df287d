package org.lvdao.area;

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
 */
final class QueryErrors {
  private final List<FieldError> errors = new ArrayList<>();

  void add(String name, String code, Map<String, Object> parameters) {
    errors.add(new FieldError("?" + name, code, parameters));
  }

  /**
   * @throws DomainError when anything was wrong
   */
  void check() {
    if (!errors.isEmpty()) {
      throw DomainError.fields(errors);
    }
  }

  String required(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      add(name, "required", Map.of());
      return "";
    }
    return text.strip();
  }

  double number(String name, @Nullable String text, double least, double most) {
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

  int wholeNumber(String name, @Nullable String text, int least, int most) {
    double number = number(name, text, least, most);
    if (number != Math.rint(number)) {
      add(name, "number-range", Map.of("min", plain(least), "max", plain(most)));
    }
    return (int) number;
  }

  /** Upper or lower case; null when there is none. */
  <E extends Enum<E>> @Nullable E choice(String name, @Nullable String text, E[] choices) {
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

  <E extends Enum<E>> E requiredChoice(String name, @Nullable String text, E[] choices) {
    required(name, text);
    var choice = choice(name, text, choices);
    return choice == null ? choices[0] : choice;
  }

  LocalDate date(String name, @Nullable String text) {
    var present = required(name, text);
    try {
      return present.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(present);
    } catch (DateTimeException notADate) {
      add(name, "date", Map.of());
      return LocalDate.EPOCH;
    }
  }

  /** ISO-8601 with offset; a plus sign that was not escaped, and so arrived as a space, will do. */
  Instant moment(String name, @Nullable String text) {
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
