package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** An app that can be pushed to. */
@MappedEntity("device")
record DeviceRow(
    @Id long id,
    String token,
    long accountId,
    Platform platform,
    String appVersion,
    Instant seenAt) {
  enum Platform {
    ANDROID,
    IOS
  }

  /** A token is as good as a secret. */
  @Override
  public String toString() {
    return "DeviceRow[" + id + "]";
  }
}
