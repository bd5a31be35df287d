package org.lvdao.platform.auth;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.lvdao.kernel.Actor;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds the caller in {@code Authorization: Bearer …} (RFC 6750, header only: a token in an address
 * would end up in logs). A token that does not hold counts as none.
 */
@Singleton
class BearerAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
  static final String ACTOR = "actor";
  private static final String SCHEME = "Bearer ";

  private final AccessTokens tokens;
  private final SessionCheck sessions;
  private final Scheduler blocking;

  BearerAuthentication(
      AccessTokens tokens,
      SessionCheck sessions,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    return bearer(request)
        .flatMap(tokens::read)
        .map(claims -> Mono.fromCallable(() -> authenticate(claims)).subscribeOn(blocking))
        .orElseGet(Mono::empty)
        .flatMap(Mono::justOrEmpty);
  }

  static Optional<String> bearer(HttpRequest<?> request) {
    var headers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.size() != 1) {
      return Optional.empty();
    }
    var header = headers.getFirst();
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private Optional<Authentication> authenticate(AccessTokens.Claims claims) {
    return sessions.live(claims.accountId(), claims.sessionId()).map(BearerAuthentication::of);
  }

  private static Authentication of(Actor actor) {
    var roles = actor.grants().stream().map(grant -> grant.role().name()).distinct().toList();
    return Authentication.build(Long.toString(actor.accountId()), roles, Map.of(ACTOR, actor));
  }
}
