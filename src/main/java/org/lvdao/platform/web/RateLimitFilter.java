package org.lvdao.platform.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.security.Principal;
import java.time.Duration;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/**
 * Limits all requests to the API per account and per client address on this node, so that a feature
 * has nothing to do for it, and says so in the RateLimit fields (IETF
 * draft-ietf-httpapi-ratelimit-headers).
 */
@ServerFilter("/api/**")
final class RateLimitFilter implements Ordered {
  private static final String ATTRIBUTE = "lvdao.rate";
  private static final int TRACKED = 200_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final RateLimitSettings limits;
  private final ClientAddress addresses;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(TRACKED).expireAfterAccess(WINDOW.multipliedBy(2)).build();

  RateLimitFilter(RateLimitSettings limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /** What the client has left. */
  private record Standing(String policy, int quota, ConsumptionProbe probe) {}

  @RequestFilter
  void limit(HttpRequest<?> request) {
    var address = addresses.of(request);
    take(request, "address", address, limits.addressPerMinute());
    if (isForGuests(request)) {
      take(request, "guest", address, limits.guestPerMinute());
    }
    var account = request.getUserPrincipal().map(Principal::getName).orElse(null);
    if (account != null) {
      take(request, "account", account, limits.accountPerMinute());
    }
  }

  private static boolean isForGuests(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(Guests.class))
        .isPresent();
  }

  @ResponseFilter
  void describe(HttpRequest<?> request, MutableHttpResponse<?> response) {
    var standing = request.getAttribute(ATTRIBUTE, Standing.class).orElse(null);
    if (standing != null) {
      response.header(
          "RateLimit-Policy",
          "\"%s\";q=%d;w=%d".formatted(standing.policy(), standing.quota(), WINDOW.toSeconds()));
      response.header(
          "RateLimit",
          "\"%s\";r=%d;t=%d"
              .formatted(
                  standing.policy(),
                  standing.probe().getRemainingTokens(),
                  Duration.ofNanos(standing.probe().getNanosToWaitForReset()).toSeconds()));
    }
  }

  private void take(HttpRequest<?> request, String policy, String who, int quota) {
    var bucket = buckets.get(policy + ':' + who, key -> newBucket(quota));
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    request.setAttribute(ATTRIBUTE, new Standing(policy, quota, probe));
    if (!probe.isConsumed()) {
      throw DomainError.of(CommonProblem.TOO_MANY_REQUESTS)
          .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private static Bucket newBucket(int quota) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW))
        .build();
  }
}
