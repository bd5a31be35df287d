package org.lvdao.platform.sms;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;

/**
 * The gateway that carries text messages.
 *
 * @param url where messages are posted to
 * @param secret signs them and the gateway's receipts; at least 32 bytes
 * @param timeout for connecting, and for each answer
 * @param attempts how often one message is tried at most
 */
@ConfigurationProperties("lvdao.sms")
@Requires(property = "lvdao.sms.sender", value = "http")
record HttpSmsSettings(
    @NotBlank String url,
    @NotBlank String secret,
    @Bindable(defaultValue = "3s") Duration timeout,
    @Bindable(defaultValue = "3") @Min(1) int attempts) {
  URI address() {
    return URI.create(url);
  }

  @Override
  public String toString() {
    return "HttpSmsSettings[timeout=" + timeout + ", attempts=" + attempts + "]";
  }
}
