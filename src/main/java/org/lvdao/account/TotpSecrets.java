package org.lvdao.account;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.seal.Seal;
import org.lvdao.platform.seal.SealingKeys;

/**
 * Keeps the secrets of one-time codes unreadable in the database. A secret opens only for the
 * account it was sealed for.
 */
@Singleton
class TotpSecrets {
  private final Seal seal;
  private final List<byte[]> recoveryKeys;

  TotpSecrets(SealingKeys keys) {
    this.seal = keys.seal("totp-secret");
    var purpose = "recovery-code".getBytes(StandardCharsets.UTF_8);
    this.recoveryKeys =
        keys.indexKeys().stream().map(key -> Digests.hmacSha256(key, purpose)).toList();
  }

  byte[] seal(long accountId, byte[] secret) {
    return seal.seal(secret, context(accountId));
  }

  byte[] open(long accountId, byte[] sealed) {
    return seal.open(sealed, context(accountId));
  }

  /**
   * What is kept of a recovery code, which is random enough for a fast hash: under the present key,
   * and under those it may have been made with.
   */
  List<byte[]> hashes(String recoveryCode) {
    var plain = recoveryCode.getBytes(StandardCharsets.UTF_8);
    return recoveryKeys.stream().map(key -> Digests.hmacSha256(key, plain)).toList();
  }

  private static byte[] context(long accountId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(accountId).array();
  }
}
