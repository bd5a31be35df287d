package org.lvdao.report.search;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaLevel;
import org.lvdao.area.AreaService;
import org.lvdao.area.Datum;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.report.workflow.ReportStatus;

/** Reads the parameters of the staff's search, and says of each wrong one what it should be. */
@Singleton
class ReportSearchParser {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_QUERY = 100;
  private static final int LARGEST_PAGE = 100;
  private static final int USUAL_PAGE = 20;
  private static final double LARGEST_RADIUS = 50_000;
  private static final double USUAL_RADIUS = 1_000;
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");

  private final AreaService areas;
  private final InstantSource clock;

  ReportSearchParser(AreaService areas, InstantSource clock) {
    this.areas = areas;
    this.clock = clock;
  }

  /**
   * @throws DomainError naming every parameter that is wrong
   */
  ReportSearchQuery parse(ReportSearchParameters given) {
    var errors = new ArrayList<FieldError>();
    var words = words(given.q(), errors);
    var circle = circle(given, errors);
    var sort = sort(given.sort(), words != null, circle != null, errors);
    var from = instant("?from", given.from(), 0, errors);
    var before = instant("?to", given.to(), 1, errors);
    if (from != null && before != null && !from.isBefore(before)) {
      errors.add(new FieldError("?to", "search-to"));
    }
    var query =
        new ReportSearchQuery(
            words,
            statuses(given.status(), errors),
            codes("?category", given.category(), errors),
            areas(given, errors),
            codes("?unit", given.unit(), errors),
            bool("?overdue", given.overdue(), errors),
            from,
            before,
            circle,
            box(given.bbox(), errors),
            sort,
            null,
            limit(given.limit(), errors),
            clock.instant());
    if (!errors.isEmpty()) {
      throw DomainError.fields(List.copyOf(errors));
    }
    return query.behind(cursor(given.cursor(), sort));
  }

  private static @Nullable Cursor cursor(@Nullable String text, ReportSearchSort sort) {
    var cursor = Cursor.decode(text, 1 + sort.keySize());
    if (cursor == null) {
      return null;
    }
    if (!cursor.text(0).equals(sort.word())) {
      throw DomainError.of(CommonProblem.INVALID_CURSOR);
    }
    for (int i = 1; i < cursor.parts().size(); i++) {
      if (i == 1 && !sort.byTime()) {
        ReportSearchQuery.real(cursor, i);
      } else if (cursor.number(i) < 0) {
        throw DomainError.of(CommonProblem.INVALID_CURSOR);
      }
    }
    return cursor;
  }

  private static @Nullable ReportSearchWords words(@Nullable String q, List<FieldError> errors) {
    if (q == null) {
      return null;
    }
    if (q.codePointCount(0, q.length()) > LONGEST_QUERY) {
      errors.add(new FieldError("?q", "search-q", Map.of("max", LONGEST_QUERY)));
      return null;
    }
    var words = ReportSearchWords.parse(q);
    return words.isEmpty() ? null : words;
  }

  private static Set<ReportStatus> statuses(@Nullable List<String> given, List<FieldError> errors) {
    var statuses = EnumSet.noneOf(ReportStatus.class);
    for (var value : values(given)) {
      try {
        statuses.add(ReportStatus.valueOf(value));
      } catch (IllegalArgumentException unknown) {
        errors.add(unknown("?status", Arrays.toString(ReportStatus.values())));
      }
    }
    return statuses;
  }

  private static Set<String> codes(
      String pointer, @Nullable List<String> given, List<FieldError> errors) {
    var codes = values(given);
    if (!codes.stream().allMatch(code -> CODE.matcher(code).matches())) {
      errors.add(new FieldError(pointer, "search-code"));
    }
    return codes;
  }

  private ReportSearchQuery.Areas areas(ReportSearchParameters given, List<FieldError> errors) {
    var districts = new HashSet<String>();
    var subdistricts = new HashSet<String>();
    var within = new HashSet<String>();
    for (var code : values(given.area())) {
      var area = areas.find(code).orElse(null);
      if (area == null || area.level().compareTo(AreaLevel.SUBDISTRICT) > 0) {
        errors.add(new FieldError("?area", "search-area"));
        continue;
      }
      within.add(area.district());
      (area.level() == AreaLevel.DISTRICT ? districts : subdistricts).add(code);
    }
    boolean triage = Boolean.TRUE.equals(bool("?triage", given.triage(), errors));
    return new ReportSearchQuery.Areas(districts, subdistricts, within, triage);
  }

  private static @Nullable Boolean bool(
      String pointer, @Nullable String given, List<FieldError> errors) {
    if (given == null || given.isEmpty()) {
      return null;
    }
    if (!given.equals("true") && !given.equals("false")) {
      errors.add(unknown(pointer, "true, false"));
      return null;
    }
    return given.equals("true");
  }

  /** A day begins at midnight in Shanghai, so many days later; an instant is taken as it is. */
  private static @Nullable Instant instant(
      String pointer, @Nullable String given, int daysLater, List<FieldError> errors) {
    if (given == null || given.isEmpty()) {
      return null;
    }
    try {
      var instant =
          given.indexOf('T') < 0
              ? LocalDate.parse(given).plusDays(daysLater).atStartOfDay(SHANGHAI).toInstant()
              // An unescaped plus sign arrives as a blank.
              : OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
      // The range of DATETIME.
      int year = instant.atZone(SHANGHAI).getYear();
      if (year > 1970 && year < 9000) {
        return instant;
      }
    } catch (DateTimeException notATime) {
      // Answered below.
    }
    errors.add(new FieldError(pointer, "search-time"));
    return null;
  }

  private static ReportSearchQuery.@Nullable Circle circle(
      ReportSearchParameters given, List<FieldError> errors) {
    var datum = datum(given.datum(), errors);
    var radius = radius(given.radius(), errors);
    if (given.near() == null || given.near().isEmpty()) {
      if (given.radius() != null && !given.radius().isEmpty()) {
        errors.add(new FieldError("?radius", "search-needs-near"));
      }
      return null;
    }
    var numbers = numbers(given.near(), 2);
    if (numbers == null || Math.abs(numbers[0]) > 90 || Math.abs(numbers[1]) > 180) {
      errors.add(new FieldError("?near", "search-near"));
      return null;
    }
    return new ReportSearchQuery.Circle(Wgs84.of(numbers[0], numbers[1], datum), radius);
  }

  private static double radius(@Nullable String given, List<FieldError> errors) {
    if (given == null || given.isEmpty()) {
      return USUAL_RADIUS;
    }
    var numbers = numbers(given, 1);
    if (numbers == null || numbers[0] <= 0 || numbers[0] > LARGEST_RADIUS) {
      errors.add(new FieldError("?radius", "search-radius", Map.of("max", (int) LARGEST_RADIUS)));
      return USUAL_RADIUS;
    }
    return numbers[0];
  }

  private static Datum datum(@Nullable String given, List<FieldError> errors) {
    try {
      return given == null || given.isEmpty() ? Datum.WGS84 : Datum.valueOf(given);
    } catch (IllegalArgumentException unknown) {
      errors.add(unknown("?datum", Arrays.toString(Datum.values())));
      return Datum.WGS84;
    }
  }

  private static ReportSearchQuery.@Nullable Box box(
      @Nullable String given, List<FieldError> errors) {
    if (given == null || given.isEmpty()) {
      return null;
    }
    var n = numbers(given, 4);
    if (n == null
        || !(n[0] >= -180 && n[0] < n[2] && n[2] <= 180)
        || !(n[1] >= -90 && n[1] < n[3] && n[3] <= 90)) {
      errors.add(new FieldError("?bbox", "search-bbox"));
      return null;
    }
    return new ReportSearchQuery.Box(n[0], n[1], n[2], n[3]);
  }

  private static ReportSearchSort sort(
      @Nullable String given, boolean words, boolean circle, List<FieldError> errors) {
    var usual = words ? ReportSearchSort.RELEVANCE : ReportSearchSort.NEWEST;
    if (given == null || given.isEmpty()) {
      return usual;
    }
    var sort = ReportSearchSort.of(given).orElse(null);
    if (sort == null) {
      var known = Arrays.stream(ReportSearchSort.values()).map(ReportSearchSort::word).toList();
      errors.add(unknown("?sort", known.toString()));
    } else if (sort == ReportSearchSort.DISTANCE && !circle) {
      errors.add(new FieldError("?sort", "search-needs-near"));
    } else if (sort == ReportSearchSort.RELEVANCE && !words) {
      errors.add(new FieldError("?sort", "search-needs-q"));
    } else {
      return sort;
    }
    return usual;
  }

  private static int limit(@Nullable String given, List<FieldError> errors) {
    if (given == null || given.isEmpty()) {
      return USUAL_PAGE;
    }
    var numbers = numbers(given, 1);
    if (numbers == null
        || numbers[0] != Math.rint(numbers[0])
        || numbers[0] < 1
        || numbers[0] > LARGEST_PAGE) {
      errors.add(new FieldError("?limit", "search-limit", Map.of("max", LARGEST_PAGE)));
      return USUAL_PAGE;
    }
    return (int) numbers[0];
  }

  /** The finite numbers between commas; null when they are not so many. */
  private static double @Nullable [] numbers(String given, int size) {
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

  private static Set<String> values(@Nullable List<String> given) {
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

  private static FieldError unknown(String pointer, String allowed) {
    return new FieldError(
        pointer, "search-unknown", Map.of("allowed", allowed.replace("[", "").replace("]", "")));
  }
}
