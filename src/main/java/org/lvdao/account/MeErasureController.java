package org.lvdao.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.lvdao.kernel.Actor;

/** The end of the account that is signed in (注销). */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class MeErasureController {
  private final AccountErasure erasure;

  MeErasureController(AccountErasure erasure) {
    this.erasure = erasure;
  }

  /**
   * An erasure that will come.
   *
   * @param eraseAt until then one can sign in and take it back
   */
  @Serdeable
  record Erasure(Instant eraseAt) {}

  /**
   * Have one's account erased in seven days, with all that is personal; signs out everywhere.
   *
   * <p>A case that is being worked on goes on without its reporter. Staff are administered by their
   * district instead.
   */
  @Delete
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<Erasure> ask(Actor actor) {
    return HttpResponse.accepted().body(new Erasure(erasure.ask(actor)));
  }

  /** Keep the account that one asked to have erased. */
  @Delete("/erasure")
  @Status(HttpStatus.NO_CONTENT)
  void cancel(Actor actor) {
    erasure.cancel(actor);
  }
}
