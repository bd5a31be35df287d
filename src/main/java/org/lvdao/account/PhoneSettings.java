package org.lvdao.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotBlank;

/**
 * The keys of phone numbers, the same on every node.
 *
 * @param key encrypts; 32 bytes in base64
 * @param indexKey finds equal numbers; 32 other bytes in base64
 */
@ConfigurationProperties("lvdao.phone")
record PhoneSettings(@NotBlank String key, @NotBlank String indexKey) {
  /** Without the keys: records print themselves into logs. */
  @Override
  public String toString() {
    return "PhoneSettings[]";
  }
}
