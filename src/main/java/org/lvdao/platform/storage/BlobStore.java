package org.lvdao.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps bytes under keys: a folder, or an S3 bucket. Every node of the application must see the
 * same store. Calls do I/O, so none belongs inside a transaction; all may be repeated.
 *
 * <p>A key is one or more names of {@code a-z A-Z 0-9 - _ .}, separated by {@code /}; none is empty
 * or begins with a dot. Another key is an {@link IllegalArgumentException}, a fault of the caller.
 */
public interface BlobStore {
  /**
   * Stores the bytes, replacing what stood there. When it returns they survive a crash; when it
   * fails there is either the old content, or all of the new, or nothing: never a part.
   *
   * @param bytes at least one; none is an {@link IllegalArgumentException}
   * @throws IOException the store is away, full or forbids it
   */
  void put(String key, byte[] bytes) throws IOException;

  /**
   * As {@link #put(String, byte[])}, of more than memory should hold.
   *
   * @param size bytes the content yields, at least one
   * @param content opened for each try from the beginning, and closed
   * @throws IllegalStateException when it yields fewer bytes: then nothing is stored
   */
  void put(String key, long size, Supplier<InputStream> content) throws IOException;

  /**
   * Opens what is stored; the caller closes it.
   *
   * @return empty when nothing stands under the key
   * @throws IOException the store is away
   */
  Optional<Blob> get(String key) throws IOException;

  /**
   * Removes what stands under the key; nothing there is fine too.
   *
   * @throws IOException the store is away; whether the content is gone is then unknown
   */
  void delete(String key) throws IOException;

  /**
   * Stored content being read.
   *
   * @param size bytes the stream yields
   */
  record Blob(long size, InputStream stream) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
