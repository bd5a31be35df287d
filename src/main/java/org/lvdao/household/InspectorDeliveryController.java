package org.lvdao.household;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import org.lvdao.kernel.Actor;

/** What inspectors (督导员) tell from staffed points. */
@Controller("/api/v1/inspector/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("INSPECTOR")
class InspectorDeliveryController {
  private final Inspectors inspectors;

  InspectorDeliveryController(Inspectors inspectors) {
    this.inspectors = inspectors;
  }

  /**
   * Tell of deliveries one has weighed and graded, at once or after hours without network.
   *
   * <p>Each has its own outcome, and is taken once by its eventId, so a batch whose answer was lost
   * is sent again.
   */
  @Post
  DeliveryBatch.Outcomes take(Actor actor, @Valid @Body DeliveryBatch batch) {
    return new DeliveryBatch.Outcomes(inspectors.take(actor, batch.deliveries()));
  }
}
