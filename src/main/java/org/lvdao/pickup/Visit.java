package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * Where a collector goes and whom they ask for: kept sealed, shown to the resident, to the
 * collector who has the booking, and to staff who reveal it.
 *
 * @param address at most 200 characters
 * @param name at most 40 characters
 * @param phone in the form {@link org.lvdao.account.PhoneNumbers} gives
 * @param note words for the collector; null without any
 */
@Serdeable
record Visit(String address, String name, String phone, @Nullable String note) {
  /** Keeps it out of logs. */
  @Override
  public String toString() {
    return "Visit";
  }
}
