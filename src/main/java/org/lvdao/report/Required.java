package org.lvdao.report;

import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;

/** Fields that some actions need and others do not. */
final class Required {
  private Required() {}

  static String text(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw DomainError.field(pointer, "required");
    }
    return text.strip();
  }

  static <T> T value(String pointer, @Nullable T value) {
    if (value == null) {
      throw DomainError.field(pointer, "required");
    }
    return value;
  }
}
