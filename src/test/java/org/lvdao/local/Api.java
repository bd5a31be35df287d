package org.lvdao.local;

import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The API as a client sees it, over real HTTP. */
@Singleton
@Requires(env = "test")
public final class Api {
  public static final String STAFF_PASSWORD = "lvdao-local";

  /** Less than an access token lives. */
  private static final Duration SESSION = Duration.ofMinutes(5);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final EmbeddedServer server;
  private final AdjustableClock clock;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  Api(EmbeddedServer server, AdjustableClock clock) {
    this.server = server;
    this.clock = clock;
  }

  private record Session(ApiClient client, Instant since, int moves) {
    boolean isFresh(Instant now, int movesNow) {
      return moves == movesNow && now.isBefore(since.plus(SESSION));
    }
  }

  /** Somebody who has not signed in. */
  public ApiClient anonymous() {
    return new ApiClient(http, server.getURI(), Map.of(), true);
  }

  /**
   * A resident who signs in with the WeChat code {@code name}, and has agreed to all that the
   * privacy notice asks; the same name is the same person.
   */
  public ApiClient resident(String name) {
    return newcomer(name).agreeing();
  }

  /** As {@link #resident}, who has agreed to nothing yet. */
  public ApiClient newcomer(String name) {
    return signedIn("/api/v1/auth/wechat", Map.of("code", name));
  }

  /**
   * A member of staff or a collector of the demo, such as {@code dispatcher.tianqiao}, in a session
   * that may be shared with other tests, because checking a password takes long on purpose.
   */
  public ApiClient staff(String username) {
    var now = clock.instant();
    int moves = clock.moves();
    return sessions
        .compute(
            username,
            (name, known) ->
                known != null && known.isFresh(now, moves)
                    ? known
                    : new Session(signIn(name), now, moves))
        .client();
  }

  /** The same in a session of one's own, to be ended. */
  public ApiClient signIn(String username) {
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
