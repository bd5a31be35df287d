package org.lvdao.platform.storage;

import java.util.regex.Pattern;

/** What may be stored, and under which key: none can leave the folder or the bucket. */
final class BlobKey {
  private static final Pattern VALID =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final int MAX_LENGTH = 200;

  private BlobKey() {}

  static String checked(String key) {
    if (key.length() > MAX_LENGTH || !VALID.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a key: " + key);
    }
    return key;
  }

  static byte[] filled(byte[] bytes) {
    filled(bytes.length);
    return bytes;
  }

  /** Nothing here is ever empty, so an empty blob is the trace of a fault. */
  static void filled(long size) {
    if (size == 0) {
      throw new IllegalArgumentException("An empty blob");
    }
  }
}
