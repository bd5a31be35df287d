package org.lvdao.platform.seal;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** AES-GCM (Tink) with the id of the key in front: one byte. */
public final class Seal {
  private final int present;
  private final Map<Integer, AesGcmJce> ciphers = new HashMap<>();

  Seal(int present, Map<Integer, byte[]> keys) {
    this.present = present;
    try {
      for (var key : keys.entrySet()) {
        ciphers.put(key.getKey(), new AesGcmJce(key.getValue()));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key cannot be used", e);
    }
  }

  /**
   * Seals under the present key.
   *
   * @param context without which it does not open; may be empty
   */
  public byte[] seal(byte[] plain, byte[] context) {
    try {
      var sealed = cipher(present).encrypt(plain, context);
      return ByteBuffer.allocate(sealed.length + 1).put((byte) present).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A value cannot be sealed", e);
    }
  }

  /**
   * @throws IllegalStateException when its key is not in the settings, or it was altered or sealed
   *     for something else; the message does not show the value
   */
  public byte[] open(byte[] sealed, byte[] context) {
    int id = sealed[0];
    try {
      return cipher(id).decrypt(Arrays.copyOfRange(sealed, 1, sealed.length), context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A value cannot be opened with key " + id, e);
    }
  }

  private AesGcmJce cipher(int id) {
    var cipher = ciphers.get(id);
    if (cipher == null) {
      throw new IllegalStateException("A value is sealed under key " + id + ", which is not set");
    }
    return cipher;
  }
}
