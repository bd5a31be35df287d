package org.lvdao.points.earning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules as a district would write them. */
public final class EarningExamples {
  private EarningExamples() {}

  /** Two points a delivery, so many a kilogram, at most 60 a day; no hours and no budget. */
  public static Map<String, Object> rules(int perKilogram) {
    return new LinkedHashMap<>(
        Map.of(
            "perDelivery",
            2,
            "perKilogram",
            perKilogram,
            "leastGrams",
            200,
            "caps",
            Map.of("day", 60),
            "openingHours",
            List.of(),
            "gradePercent",
            Map.of("PASS", 100, "FAIL", 0),
            "holdHours",
            48,
            "bonusDays",
            List.of(),
            "firstDelivery",
            20,
            "awards",
            Map.of("pickup", 10, "report", 20, "survey", 15, "quiz", 5)));
  }
}
