package org.lvdao.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.lvdao.kernel.DomainError;

@Singleton
final class DomainErrorHandler implements ExceptionHandler<DomainError, HttpResponse<?>> {
  private final ProblemDocuments problems;

  DomainErrorHandler(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, DomainError error) {
    return problems.answer(request, error);
  }
}
