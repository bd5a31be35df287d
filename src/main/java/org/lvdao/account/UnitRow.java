package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@MappedEntity("unit")
record UnitRow(@Id String code, String district, String name, @Nullable Instant retiredAt) {
  Unit unit() {
    return new Unit(code, district, name);
  }
}
