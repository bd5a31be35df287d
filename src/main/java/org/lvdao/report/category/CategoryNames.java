package org.lvdao.report.category;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What categories are called, retired ones too; read once for a whole list. */
public final class CategoryNames {
  private record Key(String district, String code) {}

  private final Map<Key, String> names = new HashMap<>();

  CategoryNames(List<Category> categories) {
    categories.forEach(c -> names.put(new Key(c.district(), c.code()), c.name()));
  }

  /**
   * The district's own name, else the common one; null when there is neither.
   *
   * @param district empty for the common names
   */
  public @Nullable String find(String district, String code) {
    var own = names.get(new Key(district, code));
    return own != null ? own : names.get(new Key("", code));
  }

  /** As {@link #find}, with the code for what has no name. */
  public String of(String district, String code) {
    var name = find(district, code);
    return name != null ? name : code;
  }
}
