package org.lvdao.local;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.util.Map;

/** The API as a client sees it, over real HTTP. */
@Singleton
@Requires(env = "test")
public final class Api {
  static final String STAFF_PASSWORD = "lvdao-local";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final EmbeddedServer server;

  Api(EmbeddedServer server) {
    this.server = server;
  }

  /** Somebody who has not signed in. */
  public ApiClient anonymous() {
    return new ApiClient(http, server.getURI(), Map.of(), true);
  }

  /**
   * A resident who signs in with the WeChat code {@code name}; the same name is the same person.
   */
  public ApiClient resident(String name) {
    return signedIn("/api/v1/auth/wechat", Map.of("code", name));
  }

  /** A member of staff or a collector of the demo, such as {@code dispatcher.tianqiao}. */
  public ApiClient staff(String username) {
    return signedIn("/api/v1/auth/staff", Map.of("username", username, "password", STAFF_PASSWORD));
  }

  private ApiClient signedIn(String path, Map<String, String> credentials) {
    var answer = anonymous().post(path, credentials);
    if (answer.status() != 200 && answer.status() != 201) {
      throw new AssertionError("sign-in failed: " + answer);
    }
    return anonymous()
        .with("Authorization", "Bearer " + answer.body().required("accessToken").asText());
  }
}
