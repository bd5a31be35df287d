package org.lvdao.pickup.catalogue;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;

/** What is collected and at which price, for anybody. */
@Controller("/api/v1/pickup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class CatalogueController {
  private final PriceBook book;

  CatalogueController(PriceBook book) {
    this.book = book;
  }

  /**
   * What a district collects at a moment.
   *
   * @param priceListId of the list the prices are from
   * @param effectiveFrom since when they hold
   * @param nextChange when other prices begin, as far as they are known; null for no change
   */
  @Serdeable
  record CatalogueView(
      String district,
      String priceListId,
      Instant effectiveFrom,
      @Nullable Instant nextChange,
      List<PriceView> items) {}

  /**
   * List what a district collects, and what is paid or charged for it.
   *
   * @param district code of the district
   * @param at the moment whose prices are asked for, such as 2026-03-02T10:00:00+08:00; now without
   *     it
   */
  @Get("/catalogue")
  @Problems("no-prices")
  CatalogueView show(
      @Parameter(required = true) @Nullable @QueryValue String district,
      @Nullable @QueryValue String at) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var asked = QueryReader.optional(at);
    var moment = asked == null ? null : query.moment("at", asked);
    query.check();
    return book.show(code, moment);
  }

  /**
   * List the price lists of a district, the newest first: those of the past, the one in force, and
   * those to come.
   *
   * @param district code of the district
   */
  @Get("/price-lists")
  Page<PriceListView> history(
      @Parameter(required = true) @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return book.history(code, cursor, size);
  }
}
