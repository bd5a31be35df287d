package org.lvdao.photo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;

/**
 * How photos are linked to.
 *
 * @param secret signs the links; at least 32 bytes, the same on every node. A new one ends the
 *     links given out
 * @param publicUrl where clients reach the API, to make the links absolute; blank leaves them
 *     relative
 */
@ConfigurationProperties("lvdao.link")
record LinkSettings(@NotBlank String secret, @Bindable(defaultValue = "") String publicUrl) {
  /** Without the secret: records print themselves into logs. */
  @Override
  public String toString() {
    return "LinkSettings[publicUrl=" + publicUrl + "]";
  }
}
