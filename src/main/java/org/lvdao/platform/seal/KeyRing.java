package org.lvdao.platform.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keys of 32 bytes, each with an id from 1 to 127; the first one is the present one. */
public final class KeyRing {
  private static final int KEY_BYTES = 32;
  private static final int HIGHEST_ID = 127;
  private static final String FILE = "file:";

  private final List<Integer> ids;
  private final NavigableMap<Integer, byte[]> keys;

  private KeyRing(Map<Integer, byte[]> keys) {
    this.ids = List.copyOf(keys.keySet());
    this.keys = new TreeMap<>(keys);
  }

  /**
   * @param setting a key in base64, which has the id 1; or several, such as {@code
   *     2:base64,1:base64}; or {@code file:} and the path of a file with the same in it
   * @throws IllegalArgumentException when it is none of these; the message shows no key
   */
  public static KeyRing parse(String setting) {
    var keys = new LinkedHashMap<Integer, byte[]>();
    for (var entry : text(setting.strip()).strip().split("[,\\s]+")) {
      int colon = entry.indexOf(':');
      int id = colon < 0 ? 1 : id(entry.substring(0, colon));
      if (keys.put(id, key(entry.substring(colon + 1))) != null) {
        throw new IllegalArgumentException("Two keys have the id " + id);
      }
    }
    return new KeyRing(keys);
  }

  private static String text(String setting) {
    if (!setting.startsWith(FILE)) {
      return setting;
    }
    try {
      return Files.readString(Path.of(setting.substring(FILE.length())));
    } catch (IOException | InvalidPathException unread) {
      throw new IllegalArgumentException("The file of the keys cannot be read", unread);
    }
  }

  private static int id(String text) {
    try {
      int id = Integer.parseInt(text);
      if (id >= 1 && id <= HIGHEST_ID) {
        return id;
      }
    } catch (NumberFormatException none) {
      // Said below.
    }
    throw new IllegalArgumentException("The id of a key is a number from 1 to " + HIGHEST_ID);
  }

  private static byte[] key(String base64) {
    byte[] key = null;
    try {
      key = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException none) {
      // Said below, without quoting.
    }
    if (key == null || key.length != KEY_BYTES) {
      throw new IllegalArgumentException("A key is " + KEY_BYTES + " bytes in base64");
    }
    return key;
  }

  /** Of the key that is used for what is new. */
  int present() {
    return ids.getFirst();
  }

  /** The present one's first. */
  List<Integer> ids() {
    return ids;
  }

  byte[] key(int id) {
    return Objects.requireNonNull(keys.get(id)).clone();
  }

  /** The key with the id, or else the newest before it; null when all are newer. */
  byte @Nullable [] keyAt(int id) {
    var entry = keys.floorEntry(id);
    return entry == null ? null : entry.getValue().clone();
  }
}
