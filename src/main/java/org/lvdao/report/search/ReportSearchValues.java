package org.lvdao.report.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;

/** Reads single parameters, and gathers what is wrong with them. An empty one is none. */
final class ReportSearchValues {
  private static final ZoneId SHANGHAI = BusinessTime.ZONE;
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");

  private final List<FieldError> errors = new ArrayList<>();

  void wrong(String pointer, String code) {
    errors.add(new FieldError(pointer, code));
  }

  void wrong(String pointer, String code, Map<String, Object> parameters) {
    errors.add(new FieldError(pointer, code, parameters));
  }

  void unknown(String pointer, List<?> allowed) {
    var words = String.join(", ", allowed.stream().map(Object::toString).toList());
    wrong(pointer, "search-unknown", Map.of("allowed", words));
  }

  /**
   * @throws DomainError naming every parameter that was wrong
   */
  void check() {
    if (!errors.isEmpty()) {
      throw DomainError.fields(List.copyOf(errors));
    }
  }

  static @Nullable String text(@Nullable String given) {
    return given == null || given.isEmpty() ? null : given;
  }

  /** A list may be repeated, or separated by commas, or both. */
  static Set<String> list(@Nullable List<String> given) {
    var values = new LinkedHashSet<String>();
    if (given != null) {
      for (var value : given) {
        Arrays.stream(value.split(","))
            .map(String::strip)
            .filter(v -> !v.isEmpty())
            .forEach(values::add);
      }
    }
    return values;
  }

  Set<String> codes(String pointer, @Nullable List<String> given) {
    var codes = list(given);
    if (!codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
      wrong(pointer, "search-code");
    }
    return codes;
  }

  <E extends Enum<E>> Optional<E> constant(String pointer, String given, Class<E> type) {
    try {
      return Optional.of(Enum.valueOf(type, given));
    } catch (IllegalArgumentException unknown) {
      unknown(pointer, List.of(type.getEnumConstants()));
      return Optional.empty();
    }
  }

  @Nullable Boolean bool(String pointer, @Nullable String given) {
    var text = text(given);
    if (text == null) {
      return null;
    }
    if (!text.equals("true") && !text.equals("false")) {
      unknown(pointer, List.of("true", "false"));
      return null;
    }
    return text.equals("true");
  }

  /** A day begins at midnight in Shanghai, so many days later; an instant is taken as it is. */
  @Nullable Instant instant(String pointer, @Nullable String given, int daysLater) {
    var text = text(given);
    if (text == null) {
      return null;
    }
    try {
      var instant =
          text.indexOf('T') < 0
              ? LocalDate.parse(text).plusDays(daysLater).atStartOfDay(SHANGHAI).toInstant()
              // An unescaped plus sign arrives as a blank.
              : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
      // The range of DATETIME.
      int year = instant.atZone(SHANGHAI).getYear();
      if (year > 1970 && year < 9000) {
        return instant;
      }
    } catch (DateTimeException notATime) {
      // Answered below.
    }
    wrong(pointer, "search-time");
    return null;
  }

  /** The finite numbers between commas; null when they are not so many. */
  static double @Nullable [] numbers(String given, int size) {
    var parts = given.split(",", -1);
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
}
