package org.lvdao.platform.seal;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotBlank;

/**
 * The keys of what lies sealed, the same on every node; the form is that of {@link KeyRing#parse}.
 *
 * @param key encrypts phone numbers and the secrets of one-time codes
 * @param indexKey finds equal phone numbers
 */
@ConfigurationProperties("lvdao.phone")
public record SealingSettings(@NotBlank String key, @NotBlank String indexKey) {
  /** Without the keys: records print themselves into logs. */
  @Override
  public String toString() {
    return "SealingSettings[]";
  }
}
