package org.lvdao.account;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.QueryReader;

/** The units a case can be dispatched to. */
@Controller("/api/v1/staff/units")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"HANDLER", "DISPATCHER", "VERIFIER", "SUPERVISOR", "INSPECTOR", "SURVEYOR", "ADMIN"})
class UnitController {
  private final Units units;

  UnitController(Units units) {
    this.units = units;
  }

  /**
   * List the responsible units of a district one works in.
   *
   * @param district code of the district
   */
  @Get
  Page<Unit> list(@Parameter(required = true) @Nullable @QueryValue String district, Actor actor) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    if (!worksIn(actor, AreaPath.ofDistrict(code))) {
      throw DomainError.notFound();
    }
    return new Page<>(units.inDistrict(code), null);
  }

  /** In the whole of it or in a part. */
  private static boolean worksIn(Actor actor, AreaPath district) {
    return actor.staffAreas().stream()
        .anyMatch(area -> area.contains(district) || district.contains(area));
  }
}
