package org.lvdao.kernel;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; null on the last page
 */
@Serdeable
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  /**
   * Cuts a page from rows that were read with {@code limit + 1}.
   *
   * @param cursor makes the cursor that points behind the last row of the page
   */
  public static <T> Page<T> cut(List<T> rows, int limit, Function<T, Cursor> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    var items = rows.subList(0, limit);
    return new Page<>(items, cursor.apply(items.getLast()).encode());
  }

  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }
}
