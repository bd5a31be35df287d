package org.lvdao.survey.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.auth.Digests;

/**
 * A value as it was computed.
 *
 * @param part a population, {@link Measure#ACTIVITY}, or empty
 * @param source {@code MEASURED}, or {@code THIRD_PARTY} of what others asked
 * @param value in percent
 * @param low of the 95 % interval; null where there is none
 * @param high of the 95 % interval; null where there is none
 * @param n respondents, cases or residents; null where there are none
 * @param method what was done, with its version
 * @param note how it came about, in Chinese
 * @param inputs from what, once more
 * @param digest SHA-256 of all that went into it, as hex
 */
record Measured(
    String part,
    ValueSource source,
    BigDecimal value,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    @Nullable Long n,
    String method,
    String note,
    Inputs inputs,
    String digest) {
  private static final int DECIMALS = 6;
  private static final int PERCENT = 100;

  /** Percent with six decimals. */
  static BigDecimal percent(double share) {
    return BigDecimal.valueOf(share * PERCENT).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** Of lines of text. */
  static String digest(List<String> lines) {
    var text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.sha256(text));
  }
}
