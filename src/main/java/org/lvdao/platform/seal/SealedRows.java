package org.lvdao.platform.seal;

import java.util.List;

/**
 * A table that keeps sealed values. A bean of this type is all it takes for them to follow when the
 * present key is another one.
 */
public interface SealedRows {
  /** For the log, such as {@code account_phone}. */
  String name();

  /**
   * The next rows with a value under a key before the given one.
   *
   * @param key its id: values that begin with a lower one are less, byte by byte
   * @param after the id behind which to look
   * @return their ids, in order
   */
  List<Long> sealedBefore(byte[] key, long after, int size);

  /**
   * Seals the row's value under the present key, in the caller's transaction. The value that was
   * opened is compared, so that a change made meanwhile wins.
   */
  void sealAnew(long id);
}
