package org.lvdao.report.category;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What categories are called, retired ones too; read once for a whole list. */
public final class CategoryNames {
  private record Key(String district, String code) {}

  private final Map<Key, String> names = new HashMap<>();

  CategoryNames(List<Category> categories) {
    categories.forEach(c -> names.put(new Key(c.district(), c.code()), c.name()));
  }

  /**
   * The district's own name, else the common one, else the code itself.
   *
   * @param district empty for the common names
   */
  public String of(String district, String code) {
    var common = names.getOrDefault(new Key("", code), code);
    return names.getOrDefault(new Key(district, code), common);
  }
}
