package org.lvdao.platform.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Gives every request a trace id: the one of a valid W3C {@code traceparent} header, else a new
 * one. It stands in logs (MDC {@code traceId}), in problem documents and in the answer's header.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TraceFilter implements Ordered {
  private static final String ATTRIBUTE = "lvdao.trace";
  static final String HEADER = "X-Trace-Id";
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    context.add(new TraceContext(traceId(request)));
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    // A problem found while the request was read has one of its own.
    if (!response.getHeaders().contains(HEADER)) {
      response.getHeaders().set(HEADER, traceId(request));
    }
  }

  static String traceId(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, String.class)
        .orElseGet(
            () -> {
              var id = fromHeader(request.getHeaders().get("traceparent"));
              request.setAttribute(ATTRIBUTE, id);
              return id;
            });
  }

  private static String fromHeader(@Nullable String traceparent) {
    if (traceparent != null) {
      var matcher = TRACEPARENT.matcher(traceparent);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    var random = ThreadLocalRandom.current();
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  /** Carries the trace id into the log context of whatever thread works on the request. */
  record TraceContext(String traceId) implements ThreadPropagatedContextElement<@Nullable String> {
    @Override
    public @Nullable String updateThreadContext() {
      var before = MDC.get("traceId");
      MDC.put("traceId", traceId);
      return before;
    }

    @Override
    public void restoreThreadContext(@Nullable String before) {
      if (before == null) {
        MDC.remove("traceId");
      } else {
        MDC.put("traceId", before);
      }
    }
  }
}
