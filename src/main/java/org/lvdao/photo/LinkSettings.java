package org.lvdao.photo;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * @param secret signs links to photos, the same on every node; a new one ends the links given out
 */
@ConfigurationProperties("lvdao.link")
record LinkSettings(@NotBlank @Size(min = 16) String secret) {
  /** Without the secret: records print themselves into logs. */
  @Override
  public String toString() {
    return "LinkSettings[]";
  }
}
