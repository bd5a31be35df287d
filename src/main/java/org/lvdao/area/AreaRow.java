package org.lvdao.area;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.AreaPath;

/** An area as it is stored. */
@MappedEntity("area")
record AreaRow(
    @Id String code,
    String district,
    AreaLevel level,
    @Nullable String parent,
    String path,
    String name,
    long version,
    @Nullable Instant retiredAt) {

  Area toArea() {
    return new Area(
        code, name, level, new AreaPath(path), district, parent, version, retiredAt != null);
  }

  /** The same area below its parent's present place; itself when nothing moved. */
  AreaRow below(AreaRow above) {
    String moved = above.path + code + "/";
    return moved.equals(path) && above.district.equals(district)
        ? this
        : new AreaRow(code, above.district, level, parent, moved, name, version, retiredAt);
  }

  AreaRow retired(Instant at) {
    return new AreaRow(code, district, level, parent, path, name, version, at);
  }
}
