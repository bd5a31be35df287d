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
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Cursor;
import org.lvdao.platform.database.Sql;
import org.lvdao.report.workflow.CaseStaff;
import org.lvdao.report.workflow.ReportStatus;

/** A search as conditions on the table of cases, for the time Elasticsearch is away. */
final class ReportSearchConditions {
  /** Metres on the great circle, as {@link Wgs84#metresTo} measures. */
  private static final String DISTANCE =
      """
      2 * 6371008.7714 * ASIN(SQRT(LEAST(1,
        POW(SIN(RADIANS(lat - ?) / 2), 2)
        + COS(RADIANS(?)) * COS(RADIANS(lat)) * POW(SIN(RADIANS(lon - ?) / 2), 2))))""";

  private ReportSearchConditions() {}

  static Sql where(Collection<Sql> conditions) {
    return conditions.isEmpty()
        ? Sql.of("")
        : Sql.of("WHERE").then(Sql.join("\n  AND ", conditions));
  }

  static List<Sql> common(ReportSearchQuery query, CaseStaff.Scope scope) {
    var conditions = new ArrayList<Sql>();
    if (!scope.everywhere()) {
      conditions.add(
          any(List.of(in("district", scope.districts()), in("subdistrict", scope.subdistricts()))));
    }
    if (!query.areas().within().isEmpty()) {
      conditions.add(in("district", query.areas().within()));
    }
    if (query.from() != null) {
      conditions.add(Sql.of("submitted_at >= ?", query.from()));
    }
    if (query.before() != null) {
      conditions.add(Sql.of("submitted_at < ?", query.before()));
    }
    var circle = query.circle();
    if (circle != null) {
      conditions.add(near(circle));
    }
    var box = query.box();
    if (box != null) {
      conditions.add(
          Sql.of(
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

  static Map<ReportSearchFacet, Sql> byFacet(ReportSearchQuery query) {
    var conditions = new EnumMap<ReportSearchFacet, Sql>(ReportSearchFacet.class);
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
          ReportSearchFacet.OVERDUE, query.overdue() ? overdue : Sql.of("NOT").then(overdue));
    }
    return conditions;
  }

  static Sql overdue(Instant now) {
    return Sql.of("(")
        .then(in("status", ReportSearchQuery.RUNNING))
        .then(Sql.of("AND deadline < ?)", now));
  }

  /** The values of the sort key, for the list of columns; the id comes beside them. */
  static Sql sortKey(ReportSearchQuery query) {
    return query.sort() == ReportSearchSort.DISTANCE ? distance(query) : Sql.of(column(query));
  }

  static Sql order(ReportSearchQuery query) {
    var direction = query.sort().descending() ? "DESC" : "ASC";
    return Sql.of("ORDER BY sort_key " + direction + ", id " + direction);
  }

  /** Behind the cursor; by relevance the newest come first here. */
  static Sql behind(ReportSearchQuery query, Cursor cursor) {
    var sort = query.sort();
    var beyond = sort.descending() ? "<" : ">";
    int last = cursor.parts().size() - 1;
    Object key =
        sort == ReportSearchSort.DISTANCE
            ? (Object) cursor.real(last - 1)
            : Instant.ofEpochMilli(cursor.number(last - 1));
    var column = sortKey(query);
    return Sql.of("(")
        .then(column)
        .then(Sql.of(beyond + " ? OR (", key))
        .then(column)
        .then(Sql.of("= ? AND id " + beyond + " ?))", key, cursor.number(last)));
  }

  private static String column(ReportSearchQuery query) {
    return query.sort().byTime() ? query.sort().column() : "submitted_at";
  }

  private static Sql distance(ReportSearchQuery query) {
    var centre = Objects.requireNonNull(query.circle()).centre();
    return Sql.of(DISTANCE, centre.lat(), centre.lat(), centre.lon());
  }

  /** The square around the circle first: it can use plain comparisons. */
  private static Sql near(ReportSearchQuery.Circle circle) {
    var centre = circle.centre();
    double high = circle.radius() / Wgs84.METRES_PER_DEGREE * 1.001;
    double narrowest = Math.cos(Math.toRadians(Math.min(89, Math.abs(centre.lat()) + high)));
    double wide = high / narrowest;
    return Sql.of(
            "lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? AND",
            centre.lat() - high,
            centre.lat() + high,
            centre.lon() - wide,
            centre.lon() + wide)
        .then(Sql.of(DISTANCE, centre.lat(), centre.lat(), centre.lon()))
        .then(Sql.of("<= ?", circle.radius()));
  }

  private static Sql in(ReportSearchQuery.Areas areas) {
    var choices = new ArrayList<Sql>();
    choices.add(in("subdistrict", areas.subdistricts()));
    if (!areas.triage()) {
      choices.add(in("district", areas.districts()));
    } else if (areas.within().isEmpty()) {
      choices.add(Sql.of("subdistrict IS NULL"));
    } else {
      choices.add(Sql.of("subdistrict IS NULL AND").then(in("district", areas.within())));
    }
    return any(choices);
  }

  private static Sql in(String column, Collection<String> values) {
    return values.isEmpty()
        ? Sql.of("FALSE")
        : new Sql(
            column + " IN (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
            List.copyOf(values));
  }

  private static Sql any(List<Sql> choices) {
    return Sql.of("(").then(Sql.join(" OR ", choices)).then(Sql.of(")"));
  }

  /** As a whole, also a long word: the database knows no characters near each other. */
  private static Sql contains(ReportSearchWords.Word word) {
    var like = "%" + escape(word.text().toLowerCase(Locale.ROOT)) + "%";
    var choices =
        new ArrayList<>(
            List.of(
                Sql.of("LOWER(description) LIKE ? ESCAPE '!'", like),
                Sql.of("LOWER(address) LIKE ? ESCAPE '!'", like)));
    if (word.beginsCaseNumber()) {
      choices.add(Sql.of("case_no LIKE ? ESCAPE '!'", escape(word.caseNumber()) + "%"));
    }
    return any(choices);
  }

  private static String escape(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
