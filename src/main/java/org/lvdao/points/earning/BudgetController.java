package org.lvdao.points.earning;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Versions;

/** The most points a district gives in a month (预算上限). */
@Controller("/api/v1/staff/points/budgets/{district}")
@ExecuteOn(TaskExecutors.BLOCKING)
class BudgetController {
  private final BudgetCaps caps;

  BudgetController(BudgetCaps caps) {
    this.caps = caps;
  }

  /**
   * The cap of a budget, which no rules can break: the lower of both holds.
   *
   * @param monthlyCap points a month at most; null when only the rules limit it
   */
  @Serdeable
  record BudgetCap(@Nullable @Min(0) @Max(1_000_000_000) Long monthlyCap) {
    static HttpResponse<BudgetCap> answer(BudgetCapRow row) {
      return Versions.ok(row.version(), new BudgetCap(row.monthly()));
    }
  }

  /**
   * Read the cap of a district's budget.
   *
   * @param district its code
   */
  @Get
  @Secured({"ADMIN", "SUPERVISOR"})
  HttpResponse<BudgetCap> read(Actor actor, String district) {
    return BudgetCap.answer(caps.read(actor, district));
  }

  /**
   * Set the cap of a district's budget; for who administers everything. What was given already
   * stays given.
   *
   * @param district its code
   * @param ifMatch the ETag of the cap as it was read
   */
  @Put
  @Secured("ADMIN")
  HttpResponse<BudgetCap> change(
      Actor actor,
      String district,
      @Nullable @Header("If-Match") String ifMatch,
      @Valid @Body BudgetCap cap) {
    return BudgetCap.answer(
        caps.change(actor, district, Versions.required(ifMatch), cap.monthlyCap()));
  }
}
