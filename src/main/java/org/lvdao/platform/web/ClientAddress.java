package org.lvdao.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.Objects;

/** Where a request comes from, for limits per address. */
@Singleton
public class ClientAddress {
  private final HttpClientAddressResolver addresses;

  ClientAddress(HttpClientAddressResolver addresses) {
    this.addresses = addresses;
  }

  /**
   * @return the client's IP address, behind a proxy that may be trusted the one it names; {@code
   *     unknown} when its connection is gone already
   */
  public String of(HttpRequest<?> request) {
    return Objects.requireNonNullElse(addresses.resolve(request), "unknown");
  }
}
