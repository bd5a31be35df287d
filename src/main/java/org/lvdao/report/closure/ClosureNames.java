package org.lvdao.report.closure;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Units;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;

/** Says for people what the key of a group stands for. */
@Singleton
class ClosureNames {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

  private final ClosureRepository closures;
  private final AreaService areas;
  private final Units units;

  ClosureNames(ClosureRepository closures, AreaService areas, Units units) {
    this.closures = closures;
    this.areas = areas;
    this.units = units;
  }

  /**
   * Names by key; a code that nothing is known of stands for itself.
   *
   * @param district whose own names are preferred; null for none
   */
  Map<String, String> of(
      ClosureGrouping groupBy, Collection<String> keys, @Nullable String district) {
    Map<String, String> known =
        switch (groupBy) {
          case CATEGORY -> closures.categoryNames(district);
          case UNIT -> units.names(keys);
          case SUBDISTRICT, MONTH -> Map.of();
        };
    var names = new HashMap<String, String>();
    for (var key : keys) {
      names.put(
          key,
          switch (groupBy) {
            case SUBDISTRICT -> key.isEmpty() ? "待定位" : areas.find(key).map(Area::name).orElse(key);
            case CATEGORY -> known.getOrDefault(key, key);
            case UNIT -> key.isEmpty() ? "未派遣" : known.getOrDefault(key, key);
            case MONTH -> YearMonth.parse(key).format(MONTH);
          });
    }
    return names;
  }
}
