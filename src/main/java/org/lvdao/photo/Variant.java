package org.lvdao.photo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sizes in which a photo is kept. */
enum Variant {
  THUMB(320),
  MEDIUM(1280),
  LARGE(2048);

  private final int longestSide;

  Variant(int longestSide) {
    this.longestSide = longestSide;
  }

  static Optional<Variant> of(String word) {
    return Arrays.stream(values()).filter(variant -> variant.word().equals(word)).findFirst();
  }

  /** Pixels of the longer side; a smaller picture is never enlarged. */
  int longestSide() {
    return longestSide;
  }

  /** As it stands in links and keys. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String key(long photoId) {
    return "photo/" + photoId + "/" + word() + ".jpg";
  }
}
