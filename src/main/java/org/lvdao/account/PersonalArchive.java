package org.lvdao.account;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The export of one resident, which features fill one after the other. */
public interface PersonalArchive {
  /**
   * A list too long for the memory, in pages.
   *
   * @param <T> a row that knows its place in the list
   */
  interface Pages<T> {
    /**
     * @param last the last one of the page before; null for the first page
     * @param size of a page at most
     * @return the next ones; none when there are no more
     */
    List<T> after(@Nullable T last, int size);
  }

  /** Where the file of a photo is in the archive, which lists of other things name. */
  static String photo(long id) {
    return "photos/" + id + ".jpg";
  }

  /**
   * Adds {@code <name>.json} with one value.
   *
   * @param value a {@code @Serdeable} record
   */
  void value(String name, Object value) throws IOException;

  /**
   * Adds {@code <name>.json} with a list.
   *
   * @param view makes a {@code @Serdeable} record of each row
   */
  <T> void list(String name, Pages<T> pages, Function<T, ?> view) throws IOException;

  /**
   * Adds a file that is compressed already, such as a photo.
   *
   * @param name with folder and ending
   * @param content stays the caller's to close
   */
  void file(String name, InputStream content) throws IOException;
}
