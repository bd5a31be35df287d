package org.lvdao.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** Reads the ids of photos a request names. */
final class PhotoIds {
  /** What an id looks like; which of them are photos, only the table knows. */
  static final String PATTERN = "\\d{1,19}";

  private PhotoIds() {}

  static List<Long> parse(@Nullable List<String> texts) {
    var ids = new ArrayList<Long>();
    if (texts != null) {
      for (int i = 0; i < texts.size(); i++) {
        try {
          ids.add(Long.parseLong(texts.get(i)));
        } catch (NumberFormatException tooLarge) {
          throw DomainError.field("/photoIds/" + i, "photo-unknown");
        }
      }
    }
    return ids;
  }
}
