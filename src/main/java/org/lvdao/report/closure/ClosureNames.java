package org.lvdao.report.closure;

import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Units;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.report.category.Categories;

/** Says for people what the key of a group stands for. */
@Singleton
class ClosureNames {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");

  private final Categories categories;
  private final AreaService areas;
  private final Units units;

  ClosureNames(Categories categories, AreaService areas, Units units) {
    this.categories = categories;
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
    Function<String, String> name =
        switch (groupBy) {
          case SUBDISTRICT ->
              key -> key.isEmpty() ? "待定位" : areas.find(key).map(Area::name).orElse(key);
          case CATEGORY -> {
            var known = categories.names();
            yield key -> known.of(district == null ? "" : district, key);
          }
          case UNIT -> {
            var known = units.names(keys);
            yield key -> key.isEmpty() ? "未派遣" : known.getOrDefault(key, key);
          }
          case MONTH -> key -> YearMonth.parse(key).format(MONTH);
        };
    var names = new HashMap<String, String>();
    keys.forEach(key -> names.put(key, name.apply(key)));
    return names;
  }
}
