package org.lvdao.report.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.lvdao.kernel.Cursor;
import org.lvdao.report.workflow.ReportStatus;

/** A search as conditions on the table of cases, for the time Elasticsearch is away. */
final class ReportSearchConditions {
  /** Metres on the great circle, as {@link org.lvdao.area.Wgs84#metresTo} measures. */
  private static final String DISTANCE =
      """
      2 * 6371008.7714 * ASIN(SQRT(LEAST(1,
        POW(SIN(RADIANS(lat - ?) / 2), 2)
        + COS(RADIANS(?)) * COS(RADIANS(lat)) * POW(SIN(RADIANS(lon - ?) / 2), 2))))""";

  private static final double METRES_PER_DEGREE = 111_195;

  private ReportSearchConditions() {}

  /**
   * SQL with its positional parameters: strings, numbers and instants.
   *
   * @param sql may be empty
   */
  record Part(String sql, List<Object> parameters) {
    static Part of(String sql, Object... parameters) {
      return new Part(sql, List.of(parameters));
    }

    static Part join(String separator, Collection<Part> parts) {
      return new Part(
          String.join(separator, parts.stream().map(Part::sql).toList()),
          parts.stream().flatMap(part -> part.parameters.stream()).toList());
    }

    Part then(Part next) {
      return join("\n", List.of(this, next));
    }
  }

  static Part where(Collection<Part> conditions) {
    return conditions.isEmpty()
        ? Part.of("")
        : Part.of("WHERE").then(Part.join("\n  AND ", conditions));
  }

  static List<Part> common(ReportSearchQuery query, ReportSearchQuery.Scope scope) {
    var conditions = new ArrayList<Part>();
    if (!scope.everywhere()) {
      conditions.add(
          any(List.of(in("district", scope.districts()), in("subdistrict", scope.subdistricts()))));
    }
    if (!query.areas().within().isEmpty()) {
      conditions.add(in("district", query.areas().within()));
    }
    if (query.from() != null) {
      conditions.add(Part.of("submitted_at >= ?", query.from()));
    }
    if (query.before() != null) {
      conditions.add(Part.of("submitted_at < ?", query.before()));
    }
    var circle = query.circle();
    if (circle != null) {
      conditions.add(near(circle));
    }
    var box = query.box();
    if (box != null) {
      conditions.add(
          Part.of(
              "lat BETWEEN ? AND ? AND lon BETWEEN ? AND ?",
              box.minLat(),
              box.maxLat(),
              box.minLon(),
              box.maxLon()));
    }
    var words = query.words();
    if (words != null) {
      words.words().forEach(word -> conditions.add(contains(word)));
    }
    return conditions;
  }

  static Map<ReportSearchFacet, Part> byFacet(ReportSearchQuery query) {
    var conditions = new EnumMap<ReportSearchFacet, Part>(ReportSearchFacet.class);
    if (!query.statuses().isEmpty()) {
      conditions.put(
          ReportSearchFacet.STATUS,
          in("status", query.statuses().stream().map(ReportStatus::name).toList()));
    }
    if (!query.categories().isEmpty()) {
      conditions.put(ReportSearchFacet.CATEGORY, in("category", query.categories()));
    }
    if (!query.areas().isAll()) {
      conditions.put(ReportSearchFacet.SUBDISTRICT, in(query.areas()));
    }
    if (!query.units().isEmpty()) {
      conditions.put(ReportSearchFacet.UNIT, in("unit", query.units()));
    }
    if (query.overdue() != null) {
      var overdue = overdue(query.now());
      conditions.put(
          ReportSearchFacet.OVERDUE, query.overdue() ? overdue : Part.of("NOT").then(overdue));
    }
    return conditions;
  }

  static Part overdue(Instant now) {
    return Part.of("(")
        .then(in("status", ReportSearchQuery.RUNNING.stream().map(ReportStatus::name).toList()))
        .then(Part.of("AND deadline < ?)", now));
  }

  /** The values of the sort key, for the list of columns; the id comes beside them. */
  static Part sortKey(ReportSearchQuery query) {
    return query.sort() == ReportSearchSort.DISTANCE ? distance(query) : Part.of(column(query));
  }

  static Part order(ReportSearchQuery query) {
    var direction = query.sort().descending() ? "DESC" : "ASC";
    return Part.of("ORDER BY sort_key " + direction + ", id " + direction);
  }

  /** Behind the cursor; by relevance the newest come first here. */
  static Part behind(ReportSearchQuery query, Cursor cursor) {
    var sort = query.sort();
    var beyond = sort.descending() ? "<" : ">";
    int last = cursor.parts().size() - 1;
    Object key =
        sort == ReportSearchSort.DISTANCE
            ? (Object) ReportSearchQuery.real(cursor, last - 1)
            : Instant.ofEpochMilli(cursor.number(last - 1));
    var column = sortKey(query);
    return Part.of("(")
        .then(column)
        .then(Part.of(beyond + " ? OR (", key))
        .then(column)
        .then(Part.of("= ? AND id " + beyond + " ?))", key, cursor.number(last)));
  }

  private static String column(ReportSearchQuery query) {
    return query.sort().byTime() ? query.sort().column() : "submitted_at";
  }

  private static Part distance(ReportSearchQuery query) {
    var centre = Objects.requireNonNull(query.circle()).centre();
    return Part.of(DISTANCE, centre.lat(), centre.lat(), centre.lon());
  }

  /** The square around the circle first: it can use plain comparisons. */
  private static Part near(ReportSearchQuery.Circle circle) {
    var centre = circle.centre();
    double high = circle.radius() / METRES_PER_DEGREE * 1.001;
    double narrowest = Math.cos(Math.toRadians(Math.min(89, Math.abs(centre.lat()) + high)));
    double wide = high / narrowest;
    return Part.of(
            "lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? AND",
            centre.lat() - high,
            centre.lat() + high,
            centre.lon() - wide,
            centre.lon() + wide)
        .then(Part.of(DISTANCE, centre.lat(), centre.lat(), centre.lon()))
        .then(Part.of("<= ?", circle.radius()));
  }

  private static Part in(ReportSearchQuery.Areas areas) {
    var choices = new ArrayList<Part>();
    choices.add(in("subdistrict", areas.subdistricts()));
    if (!areas.triage()) {
      choices.add(in("district", areas.districts()));
    } else if (areas.within().isEmpty()) {
      choices.add(Part.of("subdistrict IS NULL"));
    } else {
      choices.add(Part.of("subdistrict IS NULL AND").then(in("district", areas.within())));
    }
    return any(choices);
  }

  private static Part in(String column, Collection<String> values) {
    return values.isEmpty()
        ? Part.of("FALSE")
        : new Part(
            column + " IN (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
            List.copyOf(values));
  }

  private static Part any(List<Part> choices) {
    return Part.of("(").then(Part.join(" OR ", choices)).then(Part.of(")"));
  }

  /** As a whole, also a long word: the database knows no characters near each other. */
  private static Part contains(ReportSearchWords.Word word) {
    var like = "%" + escape(word.text().toLowerCase(Locale.ROOT)) + "%";
    var choices =
        new ArrayList<>(
            List.of(
                Part.of("LOWER(description) LIKE ? ESCAPE '!'", like),
                Part.of("LOWER(address) LIKE ? ESCAPE '!'", like)));
    if (word.beginsCaseNumber()) {
      choices.add(Part.of("case_no LIKE ? ESCAPE '!'", escape(word.caseNumber()) + "%"));
    }
    return any(choices);
  }

  private static String escape(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
