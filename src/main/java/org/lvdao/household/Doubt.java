package org.lvdao.household;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a delivery waits for a review (待审核). Several reasons are said with commas between them. */
enum Doubt {
  /** An administrator disabled the device. */
  DEVICE_DISABLED,
  UNKNOWN_CARD,
  /** Another was issued in its place. */
  LOST_CARD,
  /** The member had left, or the household has ended. */
  ENDED_CARD,
  /** The household lives elsewhere. */
  OTHER_COMMUNITY,
  IMPOSSIBLE_WEIGHT,
  IN_THE_FUTURE,
  TOO_OLD,
  UNKNOWN_GRADE,
  /** More than the 99th percentile of what comparable households bring. */
  HEAVY,
  /** The same weight to the gram, many times in a row. */
  SAME_WEIGHT,
  /** Many deliveries of the household within minutes. */
  SHORT_INTERVAL,
  /** The same card at two places sooner than anybody can walk. */
  TWO_PLACES,
  /** Many deliveries of the household in one night. */
  NIGHT_BURST,
  /** The household always meets the same inspector, where others take turns. */
  ALWAYS_TOGETHER;

  /** As they are kept and told. */
  static String join(Collection<Doubt> doubts) {
    return doubts.stream().sorted().map(Doubt::name).collect(Collectors.joining(","));
  }

  /** Those that {@link #join} made a text of; none of any other text. */
  static List<Doubt> read(@Nullable String reason) {
    var names = reason == null ? List.of() : List.of(reason.split(","));
    return Arrays.stream(values()).filter(doubt -> names.contains(doubt.name())).toList();
  }
}
