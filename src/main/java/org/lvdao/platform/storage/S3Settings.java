package org.lvdao.platform.storage;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * The bucket used when {@code lvdao.photo.store} is {@code s3}; any service with the S3 protocol.
 *
 * @param endpoint base address of the service; null or empty for Amazon's own
 * @param accessKey null or empty together with {@code secretKey}: the environment's credentials
 */
@ConfigurationProperties("lvdao.photo.s3")
@Requires(property = "lvdao.photo.store", value = "s3")
record S3Settings(
    @Nullable String endpoint,
    @NotBlank @Bindable(defaultValue = "us-east-1") String region,
    @NotBlank String bucket,
    @Nullable String accessKey,
    @Nullable String secretKey) {
  /** Without the secret: records print themselves into logs. */
  @Override
  public String toString() {
    return "S3Settings[endpoint=%s, region=%s, bucket=%s]".formatted(endpoint, region, bucket);
  }
}
