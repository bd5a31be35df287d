package org.lvdao.report.search;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.report.workflow.ReportStatus;

/** Reads the parameters of the staff's search, and says of each wrong one what it should be. */
@Singleton
class ReportSearchParser {
  private static final int LONGEST_QUERY = 100;

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
    var reader = new QueryReader();
    var places = new ReportSearchPlaces(areas, reader);
    var words = words(given, reader);
    var circle = places.circle(given);
    var sort = sort(given, words != null, circle != null, reader);
    var from = reader.from("from", given.from());
    var before = reader.to("to", given.to());
    if (from != null && before != null && !from.isBefore(before)) {
      reader.add("to", "search-to", Map.of());
    }
    var query =
        new ReportSearchQuery(
            words,
            statuses(given.status(), reader),
            reader.codes("category", given.category()),
            places.areas(given),
            reader.codes("unit", given.unit()),
            reader.truth("overdue", given.overdue()),
            from,
            before,
            circle,
            places.box(given),
            sort,
            null,
            reader.limit(given.limit()),
            clock.instant());
    reader.check();
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
        cursor.real(i);
      } else if (cursor.number(i) < 0) {
        throw DomainError.of(CommonProblem.INVALID_CURSOR);
      }
    }
    return cursor;
  }

  private static @Nullable ReportSearchWords words(
      ReportSearchParameters given, QueryReader reader) {
    var q = given.q();
    if (q == null) {
      return null;
    }
    if (q.codePointCount(0, q.length()) > LONGEST_QUERY) {
      reader.add("q", "search-q", Map.of("max", LONGEST_QUERY));
      return null;
    }
    var words = ReportSearchWords.parse(q);
    return words.isEmpty() ? null : words;
  }

  private static Set<ReportStatus> statuses(@Nullable List<String> given, QueryReader reader) {
    var statuses = EnumSet.noneOf(ReportStatus.class);
    for (var value : QueryReader.several(given)) {
      var status = reader.choice("status", value, ReportStatus.values());
      if (status != null) {
        statuses.add(status);
      }
    }
    return statuses;
  }

  private static ReportSearchSort sort(
      ReportSearchParameters given, boolean hasWords, boolean circle, QueryReader reader) {
    var usual = hasWords ? ReportSearchSort.RELEVANCE : ReportSearchSort.NEWEST;
    var text = QueryReader.optional(given.sort());
    if (text == null) {
      return usual;
    }
    var sort = ReportSearchSort.of(text).orElse(null);
    if (sort == null) {
      var words = Arrays.stream(ReportSearchSort.values()).map(ReportSearchSort::word).toList();
      reader.add("sort", "choice", Map.of("choices", String.join(", ", words)));
    } else if (sort == ReportSearchSort.DISTANCE && !circle) {
      reader.add("sort", "search-needs-near", Map.of());
    } else if (sort == ReportSearchSort.RELEVANCE && !hasWords) {
      reader.add("sort", "search-needs-q", Map.of());
    } else {
      return sort;
    }
    return usual;
  }
}
