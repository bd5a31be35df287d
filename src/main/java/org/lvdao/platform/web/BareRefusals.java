package org.lvdao.platform.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/**
 * Gives words to the one refusal the framework makes without any: 403 for a web page of elsewhere
 * that calls a node on the visitor's own machine.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BareRefusals implements Ordered {
  private final ProblemDocuments problems;

  BareRefusals(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 1;
  }

  @ResponseFilter
  MutableHttpResponse<?> explain(HttpRequest<?> request, MutableHttpResponse<?> response) {
    return response.code() == CommonProblem.FORBIDDEN.category().status()
            && response.getBody().isEmpty()
        ? problems.answer(request, DomainError.of(CommonProblem.FORBIDDEN))
        : response;
  }
}
