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
import org.lvdao.report.workflow.ReportStatus;

/** Reads the parameters of the staff's search, and says of each wrong one what it should be. */
@Singleton
class ReportSearchParser {
  private static final int LONGEST_QUERY = 100;
  private static final int LARGEST_PAGE = 100;
  private static final int USUAL_PAGE = 20;

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
    var values = new ReportSearchValues();
    var places = new ReportSearchPlaces(areas, values);
    var words = words(given, values);
    var circle = places.circle(given);
    var sort = sort(given, words != null, circle != null, values);
    var from = values.instant("?from", given.from(), 0);
    var before = values.instant("?to", given.to(), 1);
    if (from != null && before != null && !from.isBefore(before)) {
      values.wrong("?to", "search-to");
    }
    var query =
        new ReportSearchQuery(
            words,
            statuses(given.status(), values),
            values.codes("?category", given.category()),
            places.areas(given),
            values.codes("?unit", given.unit()),
            values.bool("?overdue", given.overdue()),
            from,
            before,
            circle,
            places.box(given),
            sort,
            null,
            limit(given, values),
            clock.instant());
    values.check();
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

  private static @Nullable ReportSearchWords words(
      ReportSearchParameters given, ReportSearchValues values) {
    var q = given.q();
    if (q == null) {
      return null;
    }
    if (q.codePointCount(0, q.length()) > LONGEST_QUERY) {
      values.wrong("?q", "search-q", Map.of("max", LONGEST_QUERY));
      return null;
    }
    var words = ReportSearchWords.parse(q);
    return words.isEmpty() ? null : words;
  }

  private static Set<ReportStatus> statuses(
      @Nullable List<String> given, ReportSearchValues values) {
    var statuses = EnumSet.noneOf(ReportStatus.class);
    for (var value : ReportSearchValues.list(given)) {
      values.constant("?status", value, ReportStatus.class).ifPresent(statuses::add);
    }
    return statuses;
  }

  private static ReportSearchSort sort(
      ReportSearchParameters given, boolean words, boolean circle, ReportSearchValues values) {
    var usual = words ? ReportSearchSort.RELEVANCE : ReportSearchSort.NEWEST;
    var text = ReportSearchValues.text(given.sort());
    if (text == null) {
      return usual;
    }
    var sort = ReportSearchSort.of(text).orElse(null);
    if (sort == null) {
      values.unknown(
          "?sort", Arrays.stream(ReportSearchSort.values()).map(ReportSearchSort::word).toList());
    } else if (sort == ReportSearchSort.DISTANCE && !circle) {
      values.wrong("?sort", "search-needs-near");
    } else if (sort == ReportSearchSort.RELEVANCE && !words) {
      values.wrong("?sort", "search-needs-q");
    } else {
      return sort;
    }
    return usual;
  }

  private static int limit(ReportSearchParameters given, ReportSearchValues values) {
    var text = ReportSearchValues.text(given.limit());
    if (text == null) {
      return USUAL_PAGE;
    }
    var numbers = ReportSearchValues.numbers(text, 1);
    if (numbers == null
        || numbers[0] != Math.rint(numbers[0])
        || numbers[0] < 1
        || numbers[0] > LARGEST_PAGE) {
      values.wrong("?limit", "search-limit", Map.of("max", LARGEST_PAGE));
      return USUAL_PAGE;
    }
    return (int) numbers[0];
  }
}
