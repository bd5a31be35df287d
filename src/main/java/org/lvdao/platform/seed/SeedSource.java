package org.lvdao.platform.seed;

import java.nio.file.Path;

/**
 * Loads one feature's part of a seed folder. Loading twice changes nothing: a changed row updates,
 * a row that is gone is retired, never deleted. A missing file is skipped.
 */
public interface SeedSource {
  /** Features load in this order: 10 areas, 20 calendar, 30 units and staff, 40 categories. */
  int order();

  /**
   * @throws SeedError naming file and line of the first row that cannot be loaded; then nothing of
   *     that file was
   */
  Result load(Path folder);

  /**
   * What a load did, for the operator to read.
   *
   * @param what such as {@code areas}
   */
  record Result(String what, int added, int updated, int retired) {}

  /** A row that cannot be loaded, in words an operator can act on. */
  final class SeedError extends RuntimeException {
    public SeedError(Path file, long line, String problem) {
      super(file + ":" + line + ": " + problem);
    }
  }
}
