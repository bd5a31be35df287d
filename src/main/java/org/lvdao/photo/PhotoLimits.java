package org.lvdao.photo;

/** What an upload may measure. */
final class PhotoLimits {
  /** 15 MiB: the largest JPEG today's phones write stays below. */
  static final long MAX_BYTES = 15L << 20;

  /** Width times height before any scaling. */
  static final long MAX_PIXELS = 60_000_000;

  private PhotoLimits() {}
}
