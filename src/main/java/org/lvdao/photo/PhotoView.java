package org.lvdao.photo;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A photo as clients see it.
 *
 * @param width pixels of the uploaded picture held upright, before any scaling
 * @param height likewise
 */
@Serdeable
public record PhotoView(String id, int width, int height, Links links) {
  /**
   * Signed addresses of the JPEG files that anyone may open until they expire (10 minutes by
   * default).
   *
   * @param thumb longest side at most 320 pixels
   * @param medium longest side at most 1280 pixels
   * @param large longest side at most 2048 pixels
   */
  @Serdeable
  public record Links(String thumb, String medium, String large) {}
}
