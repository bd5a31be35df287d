package org.lvdao.platform.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/** A body that is not what its Content-Encoding says is the client's mistake. */
@Singleton
final class UnreadableBodyHandler implements ExceptionHandler<DecoderException, HttpResponse<?>> {
  private final ProblemDocuments problems;

  UnreadableBodyHandler(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  public HttpResponse<?> handle(HttpRequest request, DecoderException unreadable) {
    return problems.answer(request, DomainError.of(CommonProblem.MALFORMED_BODY));
  }
}
