package org.lvdao.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a sorted list: the sort key of the last row seen. Opaque to clients. The key ends with
 * something unique, such as the id, and the query goes on behind it ({@code WHERE id < :after …
 * LIMIT limit + 1}); {@link Page#cut} makes the page and the next cursor.
 *
 * @param parts the values of the sort key in order, none containing U+001F
 */
public record Cursor(List<String> parts) {
  private static final String SEPARATOR = "\u001f";

  public static Cursor of(Object... parts) {
    return new Cursor(Arrays.stream(parts).map(String::valueOf).toList());
  }

  public String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param size how many parts the list's sort key has
   * @return null when the client sent no cursor
   * @throws DomainError {@code invalid-cursor} when it is not one of ours
   */
  public static @Nullable Cursor decode(@Nullable String text, int size) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var parts = List.of(plain.split(SEPARATOR, -1));
      if (parts.size() == size) {
        return new Cursor(parts);
      }
    } catch (IllegalArgumentException notBase64) {
      // Answered below.
    }
    throw DomainError.of(CommonProblem.INVALID_CURSOR);
  }

  /**
   * Where a list sorted by falling id, or version, goes on.
   *
   * @param text a cursor of one part, the id; null for the start of the list
   * @throws DomainError {@code invalid-cursor} when it is not one of ours
   */
  public static long beforeId(@Nullable String text) {
    var cursor = decode(text, 1);
    return cursor == null ? Long.MAX_VALUE : cursor.number(0);
  }

  public String text(int index) {
    return parts.get(index);
  }

  /** A finite number that need not be whole, such as a distance. */
  public double real(int index) {
    try {
      double number = Double.parseDouble(parts.get(index));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notNumber) {
      // Answered below.
    }
    throw DomainError.of(CommonProblem.INVALID_CURSOR);
  }

  public long number(int index) {
    try {
      return Long.parseLong(parts.get(index));
    } catch (NumberFormatException notNumber) {
      throw DomainError.of(CommonProblem.INVALID_CURSOR);
    }
  }
}
