package org.lvdao.report.category;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Versions;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class CategoryController {
  private final Categories categories;

  CategoryController(Categories categories) {
    this.categories = categories;
  }

  @Serdeable
  record CategoryList(List<CategoryView> items) {}

  /**
   * List the categories a report can have.
   *
   * @param district whose categories; the defaults when none is named
   */
  @Get("/report-categories")
  @Secured(SecurityRule.IS_ANONYMOUS)
  CategoryList list(@Nullable @QueryValue String district) {
    var choices = categories.choices(district);
    var units = district == null ? Map.<String, String>of() : categories.defaultUnits(district);
    return new CategoryList(
        choices.stream()
            .map(category -> CategoryView.of(category, units.get(category.code())))
            .toList());
  }

  /**
   * Change a category for one district.
   *
   * @param district code of the district
   * @param code of the category
   * @param ifMatch the version of the category as listed for the district
   */
  @Put("/staff/districts/{district}/report-categories/{code}")
  @Secured("ADMIN")
  HttpResponse<CategoryView> change(
      Actor actor,
      String district,
      String code,
      @Nullable @Header("If-Match") String ifMatch,
      @Valid @Body CategoryChange change) {
    var changed = categories.change(actor, district, code, Versions.required(ifMatch), change);
    var view = CategoryView.of(changed, categories.defaultUnit(district, code, null));
    return Versions.ok(changed.version(), view);
  }
}
