package org.lvdao.kernel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rate of the plans that a feature knows from its own rows. */
public interface YearlyRate {
  /** What is divided by what. */
  enum Kind {
    /** 办结率: reports of the year that were closed, or refused with a reason. */
    ANSWERED_CASES,
    /** 回收利用率: what was recovered of the household waste of the year. */
    RECOVERED_WASTE
  }

  /**
   * A rate.
   *
   * @param percent with two decimals
   * @param n of how many cases; null where nothing is counted
   * @param note all that went into it, in Chinese; the same rows make the same words
   */
  record Rate(BigDecimal percent, @Nullable Long n, String note) {}

  Kind kind();

  /**
   * Of a whole district.
   *
   * @param cutoff until when what was done counts
   * @return empty when there is nothing to divide by
   */
  Optional<Rate> of(String district, int year, Instant cutoff);
}
