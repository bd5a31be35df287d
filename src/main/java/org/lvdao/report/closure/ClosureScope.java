package org.lvdao.report.closure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.AreaPath;

/**
 * Which cases a member of staff may count, as SQL about a case {@code r}. The districts are always
 * named, because the indexes begin with them.
 *
 * @param condition SQL
 * @param parameters its named parameters
 */
record ClosureScope(String condition, Map<String, Object> parameters) {

  /**
   * @param areas where the asker works; areas below a subdistrict are left out, because cases do
   *     not know theirs
   * @param everyDistrict all that have cases, for those who work everywhere
   * @param district only this district; null for all of theirs
   * @param subdistrict only this subdistrict; null for all of theirs
   */
  static ClosureScope of(
      List<AreaPath> areas,
      List<String> everyDistrict,
      @Nullable String district,
      @Nullable String subdistrict) {
    var whole = new LinkedHashSet<String>();
    var parts = new LinkedHashMap<String, List<String>>();
    for (var area : areas) {
      var codes = area.codes();
      switch (codes.size()) {
        case 0 -> whole.addAll(district == null ? everyDistrict : List.of(district));
        case 1 -> whole.add(codes.getFirst());
        case 2 -> parts.computeIfAbsent(codes.getFirst(), d -> new ArrayList<>()).add(codes.get(1));
        default -> {}
      }
    }
    if (district != null) {
      whole.retainAll(List.of(district));
      parts.keySet().retainAll(List.of(district));
    }
    parts.keySet().removeAll(whole);
    return of(whole, parts, subdistrict);
  }

  private static ClosureScope of(
      LinkedHashSet<String> whole, Map<String, List<String>> parts, @Nullable String subdistrict) {
    if (whole.isEmpty() && parts.isEmpty()) {
      return new ClosureScope("FALSE", Map.of());
    }
    var parameters = new LinkedHashMap<String, Object>();
    var districts = new LinkedHashSet<>(whole);
    districts.addAll(parts.keySet());
    parameters.put("districts", List.copyOf(districts));
    var condition = new StringBuilder("r.district IN (:districts)");
    if (!parts.isEmpty()) {
      parameters.put("ownParts", parts.values().stream().flatMap(List::stream).distinct().toList());
      condition.append(" AND (r.subdistrict IN (:ownParts)");
      if (!whole.isEmpty()) {
        parameters.put("ownDistricts", List.copyOf(whole));
        condition.append(" OR r.district IN (:ownDistricts)");
      }
      condition.append(")");
    }
    if (subdistrict != null) {
      parameters.put("subdistrict", subdistrict);
      condition.append(" AND r.subdistrict = :subdistrict");
    }
    return new ClosureScope(condition.toString(), parameters);
  }

  /** Whether it leaves nothing to count. */
  boolean isEmpty() {
    return parameters.isEmpty();
  }
}
