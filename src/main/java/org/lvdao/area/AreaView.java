package org.lvdao.area;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * An area as a client sees it.
 *
 * @param district code of its district
 * @param parent code of the area it hangs below; null for a district
 * @param retired whether it is gone from the grid and only old records name it
 */
@Serdeable
record AreaView(
    String code,
    String name,
    AreaLevel level,
    String district,
    @Nullable String parent,
    boolean retired) {
  static AreaView of(Area area) {
    return new AreaView(
        area.code(), area.name(), area.level(), area.district(), area.parent(), area.retired());
  }
}
