package org.lvdao.pickup.catalogue;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Items and price lists of the districts one administers. */
@Controller("/api/v1/staff/pickup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
class StaffCatalogueController {
  private final Items items;
  private final PriceBook book;
  private final Idempotency idempotency;

  StaffCatalogueController(Items items, PriceBook book, Idempotency idempotency) {
    this.items = items;
    this.book = book;
    this.idempotency = idempotency;
  }

  /**
   * An item to be added. Category and unit never change.
   *
   * @param code of capitals, digits and underscores, unique in the district
   */
  @Serdeable
  record NewItem(
      @NotBlank @Size(max = 32) String district,
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,31}") String code,
      @NotNull MaterialCategory category,
      @NotNull Unit unit,
      @NotNull @Valid ItemText text) {}

  /** An item as staff see it. */
  @Serdeable
  record StaffItem(
      String id,
      String district,
      String code,
      MaterialCategory category,
      Unit unit,
      ItemText text) {
    static StaffItem of(ItemRow row) {
      return new StaffItem(
          Long.toString(row.id()),
          row.district(),
          row.code(),
          row.category(),
          row.unit(),
          new ItemText(row.name(), row.description(), row.sortOrder(), row.retiredAt() != null));
    }
  }

  @Serdeable
  record StaffItems(List<StaffItem> items) {}

  /**
   * A price of a new list.
   *
   * @param itemCode of an item of the district that is not retired
   * @param pricePerUnit in 分 for a kilogram or a piece; 0 if and only if it is free
   */
  @Serdeable
  record NewPrice(
      @NotBlank @Size(max = 32) String itemCode,
      @NotNull Direction direction,
      @Min(0) @Max(10_000_000) long pricePerUnit) {}

  /**
   * The next price list of a district. What it does not name is not collected while it is in force.
   *
   * @param effectiveFrom when it begins: at least 10 minutes ahead and at most a year; the first
   *     list of a district may begin today
   * @param note what is new, for everybody to read; may be empty
   */
  @Serdeable
  record NewPriceList(
      @NotBlank @Size(max = 32) String district,
      @NotNull Instant effectiveFrom,
      @NotNull @Size(max = 200) String note,
      @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid NewPrice> prices) {}

  /**
   * List the items of a district, with the retired ones.
   *
   * @param district its code
   */
  @Get("/items")
  StaffItems items(Actor actor, @Parameter(required = true) @Nullable @QueryValue String district) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    return new StaffItems(items.list(actor, code).stream().map(StaffItem::of).toList());
  }

  /** Read an item. */
  @Get("/items/{id}")
  HttpResponse<StaffItem> readItem(Actor actor, long id) {
    var row = items.read(actor, id);
    return Versions.ok(row.version(), StaffItem.of(row));
  }

  /** Add an item. */
  @Post("/items")
  @Status(HttpStatus.CREATED)
  HttpResponse<StaffItem> addItem(@Valid @Body NewItem given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var row =
              items.add(
                  actor,
                  given.district(),
                  given.code(),
                  given.category(),
                  given.unit(),
                  given.text());
          return Idempotency.Reply.created(
              "/api/v1/staff/pickup/items/" + row.id(), row.version(), StaffItem.of(row));
        });
  }

  /** Change what is said of an item, retire it, or bring it back. */
  @Put("/items/{id}")
  HttpResponse<StaffItem> changeItem(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body ItemText text) {
    var row = items.change(actor, id, Versions.required(ifMatch), text);
    return Versions.ok(row.version(), StaffItem.of(row));
  }

  /** Write the next price list; bookings made before it begins keep their prices. */
  @Post("/price-lists")
  @Status(HttpStatus.CREATED)
  HttpResponse<PriceListView> addPriceList(
      @Valid @Body NewPriceList given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var list =
              book.add(
                  actor,
                  given.district(),
                  given.effectiveFrom(),
                  given.prices().stream()
                      .map(
                          price ->
                              new PriceBook.Wanted(
                                  price.itemCode(), price.direction(), price.pricePerUnit()))
                      .toList(),
                  given.note());
          return Idempotency.Reply.created(
              "/api/v1/pickup/price-lists?district=" + list.district(), list);
        });
  }

  /** Take back a price list that has not begun. */
  @Delete("/price-lists/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void withdrawPriceList(Actor actor, long id) {
    book.withdraw(actor, id);
  }
}
