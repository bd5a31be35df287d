package org.lvdao.platform.seal;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.lvdao.platform.auth.Digests;

/**
 * The keys of what lies sealed. Each sealed value begins with the id of its key, and that id says
 * the index key, too: the one with the same id, or else the newest before it. So an index key
 * changes together with a sealing key or not at all.
 */
@Singleton
public class SealingKeys {
  private final KeyRing keys;
  private final KeyRing indexKeys;

  /**
   * @throws WrongKeys when the settings hold none
   */
  public SealingKeys(SealingSettings settings) {
    this.keys = parse("LVDAO_PHONE_KEY", settings.key());
    this.indexKeys = parse("LVDAO_PHONE_INDEX_KEY", settings.indexKey());
    keys.ids().forEach(this::indexKey);
  }

  private static KeyRing parse(String variable, String setting) {
    try {
      return KeyRing.parse(setting);
    } catch (IllegalArgumentException wrong) {
      throw new WrongKeys(variable + " is not valid: " + wrong.getMessage() + ".");
    }
  }

  /**
   * Seals for one purpose, so that nothing sealed for it passes for something else.
   *
   * @param purpose empty: under the very keys of the settings, as phone numbers have always been
   */
  public Seal seal(String purpose) {
    var ciphers = new TreeMap<Integer, byte[]>();
    keys.ids()
        .forEach(id -> ciphers.put(id, purpose.isEmpty() ? keys.key(id) : derived(id, purpose)));
    return new Seal(keys.present(), ciphers);
  }

  private byte[] derived(int id, String purpose) {
    return Digests.hmacSha256(keys.key(id), purpose.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The keys under which something may have been indexed: the present one first, then those of the
   * other sealing keys, each once.
   */
  public List<byte[]> indexKeys() {
    var distinct = new ArrayList<byte[]>();
    for (int id : keys.ids()) {
      var key = indexKey(id);
      if (distinct.stream().noneMatch(known -> Arrays.equals(known, key))) {
        distinct.add(key);
      }
    }
    return distinct;
  }

  private byte[] indexKey(int id) {
    var key = indexKeys.keyAt(id);
    if (key == null) {
      throw new WrongKeys("LVDAO_PHONE_INDEX_KEY has no key with the id " + id + " or before it.");
    }
    return key;
  }

  /** The id that new values get. */
  int present() {
    return keys.present();
  }

  List<Integer> ids() {
    return keys.ids();
  }

  /** Whether there may be values under a key before the present one. */
  boolean hasOlder() {
    return keys.ids().stream().anyMatch(id -> id < present());
  }

  /** Tells the keys of an id from others, and nothing about them. */
  byte[] fingerprint(int id) {
    return Digests.hmacSha256(
        Digests.hmacSha256(keys.key(id), indexKey(id)),
        "fingerprint".getBytes(StandardCharsets.UTF_8));
  }
}
