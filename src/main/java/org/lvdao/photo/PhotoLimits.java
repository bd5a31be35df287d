package org.lvdao.photo;

/** What an upload may measure. */
final class PhotoLimits {
  /** 15 MiB: the largest JPEG today's phones write stays below. */
  static final long MAX_BYTES = 15L << 20;

  /** Width times height before any scaling, as today's phones take at most by default. */
  static final int MAX_PIXELS = 60_000_000;

  /**
   * The same for WebP, which no camera writes. Its decoder cannot thin out while it reads: it needs
   * 25 bytes for a pixel with transparency, measured, and a second for a million of them.
   */
  static final int MAX_WEBP_PIXELS = 16_000_000;

  private PhotoLimits() {}
}
