package org.lvdao.platform.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;

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
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");

  private final List<FieldError> errors = new ArrayList<>();

  /** For what only the caller can judge, such as a code that names nothing. */
  public void add(String name, String code, Map<String, Object> parameters) {
    errors.add(new FieldError("?" + name, code, parameters));
  }

  /**
   * @throws DomainError when anything was wrong
   */
  public void check() {
    DomainError.check(errors);
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
    var present = required(name, text);
    if (present.isEmpty()) {
      return least;
    }
    try {
      long number = Long.parseLong(present);
      if (number >= least && number <= most) {
        return (int) number;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below.
    }
    add(name, "number-range", Map.of("min", plain(least), "max", plain(most)));
    return least;
  }

  /** How long a page of a list may be: 1 to 100, 20 when the client does not say. */
  public int limit(@Nullable String text) {
    return text == null ? USUAL_LIMIT : wholeNumber("limit", text, 1, LARGEST_LIMIT);
  }

  /** An empty parameter is none. */
  public static @Nullable String optional(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Several values: the parameter may be repeated, or separated by commas, or both. */
  public static Set<String> several(@Nullable List<String> texts) {
    return texts == null
        ? Set.of()
        : texts.stream()
            .flatMap(text -> Stream.of(text.split(",")))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Several codes, such as of categories; they need not exist. */
  public Set<String> codes(String name, @Nullable List<String> texts) {
    var codes = several(texts);
    if (!codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
      add(name, "code", Map.of());
    }
    return codes;
  }

  /** The finite numbers between commas; null when they are not so many. */
  public static double @Nullable [] numbers(String text, int size) {
    var parts = text.split(",", -1);
    if (parts.length != size) {
      return null;
    }
    var numbers = new double[size];
    for (int i = 0; i < size; i++) {
      try {
        numbers[i] = Double.parseDouble(parts[i].strip());
      } catch (NumberFormatException notANumber) {
        return null;
      }
      if (!Double.isFinite(numbers[i])) {
        return null;
      }
    }
    return numbers;
  }

  /** Null when there is none. */
  public @Nullable Boolean truth(String name, @Nullable String text) {
    var given = optional(text);
    if (given == null) {
      return null;
    }
    if (!given.equals("true") && !given.equals("false")) {
      add(name, "choice", Map.of("choices", "true, false"));
    }
    return given.equals("true");
  }

  /** 0 when there is none. */
  public long id(String name, @Nullable String text) {
    var given = optional(text);
    if (given == null) {
      return 0;
    }
    if (!given.matches(Ids.PATTERN)) {
      add(name, "code", Map.of());
      return 0;
    }
    return Long.parseLong(given);
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
      var date = present.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(present);
      if (date.getYear() >= 1970 && date.getYear() < 2200) {
        return date;
      }
    } catch (DateTimeException notADate) {
      // Answered below.
    }
    add(name, "date", Map.of());
    return LocalDate.EPOCH;
  }

  /**
   * The beginning of a period: an instant, or a day, which begins at midnight in Shanghai.
   *
   * @return null when there is none
   */
  public @Nullable Instant from(String name, @Nullable String text) {
    return dayOrMoment(name, text, 0);
  }

  /**
   * The end of a period, not part of it: an instant, or a day, which is part of it as a whole.
   *
   * @return null when there is none
   */
  public @Nullable Instant to(String name, @Nullable String text) {
    return dayOrMoment(name, text, 1);
  }

  private @Nullable Instant dayOrMoment(String name, @Nullable String text, int daysLater) {
    var given = optional(text);
    if (given == null) {
      return null;
    }
    if (given.indexOf('T') >= 0) {
      return moment(name, given);
    }
    return BusinessTime.startOf(date(name, given).plusDays(daysLater));
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
