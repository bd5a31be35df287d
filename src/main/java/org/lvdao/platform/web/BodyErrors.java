package org.lvdao.platform.web;

import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.MapItemReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/** Finds the field that stopped a body from being read. */
final class BodyErrors {
  /** A number that cannot be null; the reader stops at the object that lacks it. */
  private static final Pattern MISSING =
      Pattern.compile("Required constructor parameter \\[\\S+ ([^\\]]+)\\]");

  private BodyErrors() {}

  static DomainError describe(@Nullable Throwable failed) {
    for (Throwable t = failed; t != null; t = t.getCause()) {
      if (t instanceof SerdeException unread) {
        return describe(unread);
      }
    }
    return DomainError.of(CommonProblem.MALFORMED_BODY);
  }

  private static DomainError describe(SerdeException unread) {
    var message = String.valueOf(unread.getMessage());
    var pointer = pointer(unread);
    var missing = MISSING.matcher(message);
    if (missing.find()) {
      return DomainError.field(pointer + token(missing.group(1)), "required");
    }
    if (pointer.isEmpty()) {
      return DomainError.of(CommonProblem.MALFORMED_BODY);
    }
    return DomainError.field(
        pointer, message.contains("Unknown property [") ? "unknown" : "invalid");
  }

  /** The reader tells the innermost step first. */
  private static String pointer(SerdeException unread) {
    var pointer = new StringBuilder();
    for (var step : unread.getPath().reversed()) {
      pointer.append(token(name(step)));
    }
    return pointer.toString();
  }

  private static String name(ReferencePath step) {
    return switch (step) {
      case CollectionItemReferencePath item -> Integer.toString(item.index());
      case MapItemReferencePath item -> item.key();
      default -> step.getArgument().getName();
    };
  }

  /** RFC 6901, section 3. */
  private static String token(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
