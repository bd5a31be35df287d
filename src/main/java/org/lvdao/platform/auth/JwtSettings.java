package org.lvdao.platform.auth;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/**
 * How access tokens are signed.
 *
 * @param secret at least 32 bytes of UTF-8, the same on every node; whoever has it can be anybody.
 *     Changing it signs everybody out
 * @param lifetime how long an access token may be used
 */
@ConfigurationProperties("lvdao.jwt")
public record JwtSettings(
    @NotBlank String secret, @Bindable(defaultValue = "15m") Duration lifetime) {
  @Override
  public String toString() {
    return "JwtSettings[lifetime=" + lifetime + "]";
  }
}
