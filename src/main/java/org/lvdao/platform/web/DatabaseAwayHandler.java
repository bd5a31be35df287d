package org.lvdao.platform.web;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in one line that the database is away, where the framework would write a stack trace each.
 */
@Singleton
final class DatabaseAwayHandler
    implements ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<?>> {
  private static final Logger log = LoggerFactory.getLogger(DatabaseAwayHandler.class);

  private final ProblemDocuments problems;

  DatabaseAwayHandler(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, CannotGetJdbcConnectionException away) {
    log.warn("The database gives no connection: {}", String.valueOf(away.getCause()));
    return problems.answer(request, FrameworkErrors.unavailable());
  }
}
