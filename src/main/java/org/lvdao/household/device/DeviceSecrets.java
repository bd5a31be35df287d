package org.lvdao.household.device;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.lvdao.platform.seal.Seal;
import org.lvdao.platform.seal.SealedRows;
import org.lvdao.platform.seal.SealingKeys;

/** The secrets devices sign with, each sealed for its device; also when the keys change. */
@Singleton
class DeviceSecrets implements SealedRows {
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Seal seal;
  private final DeviceRepository devices;

  DeviceSecrets(SealingKeys keys, DeviceRepository devices) {
    this.seal = keys.seal("device-secret");
    this.devices = devices;
  }

  /** A new one, sealed: 43 characters. */
  byte[] next(long deviceId) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return seal(deviceId, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private byte[] seal(long deviceId, String secret) {
    return seal.seal(secret.getBytes(StandardCharsets.US_ASCII), context(deviceId));
  }

  String open(DeviceRow device) {
    return new String(seal.open(device.secret(), context(device.id())), StandardCharsets.US_ASCII);
  }

  @Override
  public String name() {
    return "delivery_device";
  }

  @Override
  public List<Long> sealedBefore(byte[] key, long after, int size) {
    return devices.sealedBefore(key, after, size);
  }

  @Override
  public void sealAnew(long id) {
    devices.find(id).ifPresent(row -> devices.sealAnew(id, row.secret(), seal(id, open(row))));
  }

  private static byte[] context(long deviceId) {
    return ByteBuffer.allocate(Long.BYTES).putLong(deviceId).array();
  }
}
