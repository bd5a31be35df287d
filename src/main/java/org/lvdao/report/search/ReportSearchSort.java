package org.lvdao.report.search;

import java.util.Arrays;
import java.util.Optional;

/** The orders of the staff's list of cases. The id breaks ties, in the same direction. */
enum ReportSearchSort {
  NEWEST("-submittedAt", "submittedAt", "submitted_at", true),
  OLDEST("submittedAt", "submittedAt", "submitted_at", false),
  DEADLINE("deadline", "deadline", "deadline", false),
  DEADLINE_LAST("-deadline", "deadline", "deadline", true),
  CHANGED("-updatedAt", "updatedAt", "updated_at", true),
  /** How well the words are found; then the newest. */
  RELEVANCE("relevance", "_score", "", true),
  /** From the place asked for. */
  DISTANCE("distance", "location", "", false);

  private final String word;
  private final String field;
  private final String column;
  private final boolean descending;

  ReportSearchSort(String word, String field, String column, boolean descending) {
    this.word = word;
    this.field = field;
    this.column = column;
    this.descending = descending;
  }

  static Optional<ReportSearchSort> of(String word) {
    return Arrays.stream(values()).filter(sort -> sort.word.equals(word)).findFirst();
  }

  /** As it stands in the request. */
  String word() {
    return word;
  }

  String field() {
    return field;
  }

  String column() {
    return column;
  }

  boolean descending() {
    return descending;
  }

  /** Whether the order is by one instant of the case. */
  boolean byTime() {
    return !column.isEmpty();
  }

  /** How many values make the sort key, the id included. */
  int keySize() {
    return this == RELEVANCE ? 3 : 2;
  }
}
