package org.lvdao.platform.auth;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.filters.SecurityFilter;
import jakarta.inject.Singleton;
import org.lvdao.kernel.Actor;

/**
 * Gives a controller method its caller as a parameter of type {@link Actor}. Without a caller the
 * request is refused with 401, unless the parameter is nullable.
 */
@Singleton
class ActorBinder implements TypedRequestArgumentBinder<Actor> {
  private static final Argument<Actor> TYPE = Argument.of(Actor.class);

  /** The security filter's mark; arguments are first bound before the filters have run. */
  private static final String CHECKED = SecurityFilter.KEY;

  @Override
  public Argument<Actor> argumentType() {
    return TYPE;
  }

  @Override
  public BindingResult<Actor> bind(
      ArgumentConversionContext<Actor> context, HttpRequest<?> request) {
    if (!request.getAttributes().contains(CHECKED)) {
      return BindingResult.unsatisfied();
    }
    var actor =
        request
            .getUserPrincipal(Authentication.class)
            .map(caller -> caller.getAttributes().get(BearerAuthentication.ACTOR))
            .map(Actor.class::cast);
    if (actor.isEmpty() && !context.getArgument().isNullable()) {
      throw new AuthorizationException(null);
    }
    return () -> actor;
  }
}
