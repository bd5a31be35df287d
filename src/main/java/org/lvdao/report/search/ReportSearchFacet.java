package org.lvdao.report.search;

import java.util.Locale;

/** What the staff's list is counted by. Each count ignores the filter on the same thing. */
enum ReportSearchFacet {
  STATUS,
  CATEGORY,
  SUBDISTRICT,
  UNIT,
  OVERDUE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
