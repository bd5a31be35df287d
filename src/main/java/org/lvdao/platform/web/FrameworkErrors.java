package org.lvdao.platform.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.DatabaseFaults;

/**
 * Turns every failure the framework itself finds (routing, binding, validation, security, faults)
 * into the same problem documents as our own.
 */
@Primary
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<Map<String, Object>> {
  private static final Duration SHORTLY = Duration.ofSeconds(2);

  private final ProblemDocuments problems;

  FrameworkErrors(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  public MutableHttpResponse<Map<String, Object>> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    var answer =
        problems.answer(
            context.getRequest(),
            describe(context.getRequest(), base.code(), context.getRootCause().orElse(null)));
    for (var header : new String[] {HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER}) {
      var value = base.getHeaders().get(header);
      if (value != null) {
        answer.getHeaders().set(header, value);
      }
    }
    return answer;
  }

  private static DomainError describe(
      HttpRequest<?> request, int status, @Nullable Throwable cause) {
    return switch (status) {
      case 400, 422 -> badRequest(request, cause);
      case 401 -> DomainError.of(CommonProblem.UNAUTHENTICATED);
      case 403 -> DomainError.of(CommonProblem.FORBIDDEN);
      case 404 -> DomainError.notFound();
      case 405 -> DomainError.of(CommonProblem.METHOD_NOT_ALLOWED);
      case 406 -> DomainError.of(CommonProblem.NOT_ACCEPTABLE);
      case 413 -> DomainError.of(CommonProblem.TOO_LARGE);
      case 415 -> DomainError.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
      default -> fault(cause);
    };
  }

  private static DomainError fault(@Nullable Throwable cause) {
    return cause != null && (DatabaseFaults.isAway(cause) || isStopping(cause))
        ? DomainError.of(CommonProblem.UNAVAILABLE).retryAfter(SHORTLY)
        : DomainError.of(CommonProblem.INTERNAL_ERROR);
  }

  /** A node that stops takes no more work; another one will. */
  private static boolean isStopping(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof RejectedExecutionException) {
        return true;
      }
    }
    return false;
  }

  private static DomainError badRequest(HttpRequest<?> request, @Nullable Throwable cause) {
    return switch (cause) {
      case ConstraintViolationException invalid -> Violations.describe(invalid);
      case ConversionErrorException failed -> conversion(request, failed);
      case UnsatisfiedRouteException missing -> missing(missing.getArgument());
      case null, default -> BodyErrors.describe(cause);
    };
  }

  private static DomainError conversion(HttpRequest<?> request, ConversionErrorException failed) {
    var argument = failed.getArgument();
    if (isPathVariable(request, argument)) {
      return DomainError.notFound();
    }
    if (argument.isAnnotationPresent(Body.class)) {
      return BodyErrors.describe(failed.getConversionError().getCause());
    }
    return DomainError.field("?" + argument.getName(), "invalid");
  }

  /** Whether it stands in the path, where it names nothing when it cannot be read. */
  private static boolean isPathVariable(HttpRequest<?> request, Argument<?> argument) {
    return RouteAttributes.getRouteMatch(request)
        .filter(match -> match.getVariableValues().containsKey(argument.getName()))
        .isPresent();
  }

  private static DomainError missing(Argument<?> argument) {
    return argument.isAnnotationPresent(Body.class)
        ? DomainError.of(CommonProblem.MALFORMED_BODY)
        : DomainError.field("?" + argument.getName(), "required");
  }
}
