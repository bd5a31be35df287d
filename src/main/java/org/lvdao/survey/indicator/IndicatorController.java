package org.lvdao.survey.indicator;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.survey.indicator.IndicatorView.Status;

/** The indicators of the plans (指标), open to everybody. */
@Controller("/api/v1/indicators")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class IndicatorController {
  static final int FIRST_YEAR = 2020;
  static final int LAST_YEAR = 2100;

  private final Register register;

  IndicatorController(Register register) {
    this.register = register;
  }

  /**
   * The indicators of a district in a year.
   *
   * @param district its code
   * @param districtName for people
   * @param met how many meet their target
   * @param notMet how many do not
   * @param uncertain how many have an interval that holds it
   * @param missing how many have a target that is a number, and no status yet
   * @param items in the order of the plan
   */
  @Serdeable
  record Indicators(
      String district,
      String districtName,
      int year,
      int met,
      int notMet,
      int uncertain,
      int missing,
      List<IndicatorView> items) {
    static Indicators of(String district, String name, int year, List<IndicatorView> items) {
      return new Indicators(
          district,
          name,
          year,
          count(items, Status.MET),
          count(items, Status.NOT_MET),
          count(items, Status.UNCERTAIN),
          count(items, null),
          items);
    }

    private static int count(List<IndicatorView> items, @Nullable Status status) {
      return (int)
          items.stream().filter(item -> item.target() != null && item.status() == status).count();
    }
  }

  /** All districts beside each other (一屏掌控). */
  @Serdeable
  record Overview(int year, List<Indicators> districts) {}

  /**
   * Read the indicators of a district in a year: target, approved value, gap, trend, status.
   *
   * @param district its code
   * @param year of the values
   */
  @Get
  Indicators read(
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2025") @Nullable @QueryValue String year) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int wanted = query.wholeNumber("year", year, FIRST_YEAR, LAST_YEAR);
    query.check();
    var items = register.of(code, wanted);
    return Indicators.of(code, register.name(code), wanted, items);
  }

  /**
   * Read the indicators of all districts in a year, on one screen (一屏掌控).
   *
   * @param year of the values
   */
  @Get("/overview")
  Overview overview(
      @Parameter(required = true, example = "2025") @Nullable @QueryValue String year) {
    var query = new QueryReader();
    int wanted = query.wholeNumber("year", year, FIRST_YEAR, LAST_YEAR);
    query.check();
    return new Overview(
        wanted,
        register.districts().stream()
            .map(
                district ->
                    Indicators.of(
                        district.code(),
                        district.name(),
                        wanted,
                        register.of(district.code(), wanted)))
            .toList());
  }
}
