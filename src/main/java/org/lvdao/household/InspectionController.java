package org.lvdao.household;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import org.lvdao.kernel.Actor;

/** What inspectors (督导员) see in bags before they go into a bin. */
@Controller("/api/v1/inspector/inspections")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("INSPECTOR")
class InspectionController {
  private final Inspections inspections;

  InspectionController(Inspections inspections) {
    this.inspections = inspections;
  }

  /**
   * Tell what was in bags before they were delivered (投放前检查), at once or after hours without
   * network.
   *
   * <p>The grade becomes that of the household's next delivery at a device of its community within
   * a quarter of an hour, also when the device tells of it later or has told of it before. Each is
   * taken once by its eventId, so a batch whose answer was lost is sent again.
   */
  @Post
  InspectionBatch.Outcomes take(Actor actor, @Valid @Body InspectionBatch batch) {
    return new InspectionBatch.Outcomes(inspections.take(actor, batch.inspections()));
  }
}
