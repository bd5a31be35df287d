package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The responsible units (责任单位) of the districts. */
@Singleton
public class Units {
  private final UnitRepository units;

  Units(UnitRepository units) {
    this.units = units;
  }

  /** Empty for a retired unit too: nothing new goes to it. */
  public Optional<Unit> find(String code) {
    return units.findActive(code).map(UnitRow::unit);
  }

  /** Sorted by code, without retired ones. */
  public List<Unit> inDistrict(String district) {
    return units.findActiveIn(district).stream().map(UnitRow::unit).toList();
  }

  /** Names by code, of retired units too: an old case still says who worked on it. */
  public Map<String, String> names(Collection<String> codes) {
    if (codes.isEmpty()) {
      return Map.of();
    }
    return units.findWithRetired(codes).stream()
        .collect(Collectors.toMap(UnitRow::code, UnitRow::name));
  }
}
