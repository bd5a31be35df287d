package org.lvdao.household;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.seal.Seal;
import org.lvdao.platform.seal.SealingKeys;

/**
 * Keeps addresses unreadable in the database: sealed for their household, and beside that an HMAC
 * under another key, by which the same address of a community is found without opening any.
 */
@Singleton
class Addresses {
  private static final String PURPOSE = "household-address";

  /** Begins what no address begins with: that has the code of a community there. */
  private static final String BUILDING = "building\n";

  private final Seal seal;
  private final List<byte[]> indexKeys;

  Addresses(SealingKeys keys) {
    this.seal = keys.seal(PURPOSE);
    var purpose = PURPOSE.getBytes(StandardCharsets.UTF_8);
    this.indexKeys =
        keys.indexKeys().stream().map(key -> Digests.hmacSha256(key, purpose)).toList();
  }

  byte[] seal(long householdId, String address) {
    return seal.seal(address.getBytes(StandardCharsets.UTF_8), context(householdId));
  }

  String open(HouseholdRow household) {
    var plain = seal.open(household.presentAddress(), context(household.id()));
    return new String(plain, StandardCharsets.UTF_8);
  }

  /**
   * Under which the address may be found: the first is the one to keep, the others are those of
   * keys before and after. Width, case, spaces and the kind of dash make no difference.
   */
  List<byte[]> indexes(String community, String address) {
    var bytes = comparable(community, address).getBytes(StandardCharsets.UTF_8);
    return indexKeys.stream().map(key -> Digests.hmacSha256(key, bytes)).toList();
  }

  /**
   * What stands for the building of the address in its community, and says as little as {@link
   * #indexes}; null when the address does not tell it.
   */
  byte @Nullable [] building(String community, String address) {
    return Building.of(address)
        .map(name -> BUILDING + community + "\n" + name)
        .map(
            text -> Digests.hmacSha256(indexKeys.getFirst(), text.getBytes(StandardCharsets.UTF_8)))
        .orElse(null);
  }

  /** The same text for the same address of the same community. */
  static String comparable(String community, String address) {
    var plain = Normalizer.normalize(address, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return community + "\n" + plain.replaceAll("\\s", "").replaceAll("\\p{Pd}", "-");
  }

  private static byte[] context(long householdId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(householdId).array();
  }
}
