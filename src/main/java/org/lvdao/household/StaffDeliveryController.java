package org.lvdao.household;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Deliveries, for those who inspect their communities. */
@Controller("/api/v1/staff/deliveries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"INSPECTOR", "ADMIN"})
class StaffDeliveryController {

  private final Inspectors inspectors;
  private final Reviews reviews;
  private final Grading grading;
  private final Reversals reversals;
  private final AreaService areas;
  private final DeliveryViews views;
  private final Idempotency idempotency;

  StaffDeliveryController(
      Inspectors inspectors,
      Reviews reviews,
      Grading grading,
      Reversals reversals,
      AreaService areas,
      DeliveryViews views,
      Idempotency idempotency) {
    this.inspectors = inspectors;
    this.reviews = reviews;
    this.grading = grading;
    this.reversals = reversals;
    this.areas = areas;
    this.views = views;
    this.idempotency = idempotency;
  }

  /**
   * What shall become of a delivery that waits.
   *
   * @param accept whether it counts
   * @param householdId whose it is, when its card did not say
   * @param grams what it weighed, when what the device said is impossible
   * @param at when it was made, when the device's clock was wrong
   * @param grade its code, when nobody knows the one that was told
   * @param gradeNote why, for the household to read; required of a grade that means it failed
   * @param note why it is decided so
   */
  @Serdeable
  record Decision(
      @NotNull Boolean accept,
      @Nullable @Pattern(regexp = Ids.PATTERN) String householdId,
      @Nullable Long grams,
      @Nullable Instant at,
      @Nullable @Size(max = 16) String grade,
      @Nullable @Size(min = 1, max = 200) String gradeNote,
      @Nullable @Size(max = 200) String note) {}

  /**
   * Why a delivery is taken back.
   *
   * @param note for the household to read
   */
  @Serdeable
  record Reversal(@NotBlank @Size(max = 200) String note) {}

  /**
   * A grade (评级).
   *
   * @param grade its code, by default PASS (合格) or FAIL (不合格)
   * @param note why, for the household to read; required of a grade that means it failed
   * @param photoId of a photo one has uploaded
   */
  @Serdeable
  record Grade(
      @NotBlank @Size(max = 16) String grade,
      @Nullable @Size(min = 1, max = 200) String note,
      @Nullable @Pattern(regexp = Ids.PATTERN) String photoId) {}

  /**
   * List the deliveries that wait for a review (待审核), the longest waiting first.
   *
   * @param district only those made in it
   * @param reason only those that wait for it, maybe among other reasons
   */
  @Get("/reviews")
  Page<StaffDeliveryView> reviews(
      Actor actor,
      @Nullable @QueryValue String district,
      @Nullable @QueryValue String reason,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var made = QueryReader.optional(district);
    if (made != null) {
      areas.requireDistrict("?district", made);
    }
    var doubt = query.choice("reason", reason, Doubt.values());
    int size = query.limit(limit);
    query.check();
    return views.staff(reviews.waiting(actor, made, doubt, cursor, size));
  }

  /** Read a delivery, and while it waits the others that belong to the reason. */
  @Get("/{id}")
  HttpResponse<StaffDeliveryView> read(Actor actor, long id) {
    var row = inspectors.read(actor, id);
    return Versions.ok(row.version(), views.staff(row, reviews.related(row)));
  }

  /**
   * Accept a delivery that waits, which then earns its points, or refuse it.
   *
   * @param ifMatch the ETag of the delivery as it was read
   */
  @Post("/{id}/decision")
  HttpResponse<StaffDeliveryView> decide(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Decision decision) {
    long version = Versions.required(ifMatch);
    var wanted =
        new Reviews.Decision(
            decision.accept(),
            number(decision.householdId()),
            decision.grams(),
            decision.at(),
            decision.grade(),
            decision.gradeNote(),
            decision.note());
    return step(request, actor, decision, () -> reviews.decide(actor, id, version, wanted));
  }

  /**
   * Grade a delivery made at a bin, once; a grade that failed tells the household why.
   *
   * @param ifMatch the ETag of the delivery as it was read
   */
  @Post("/{id}/grade")
  HttpResponse<StaffDeliveryView> grade(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Grade grade) {
    long version = Versions.required(ifMatch);
    return step(
        request,
        actor,
        grade,
        () ->
            grading.grade(
                actor, id, version, grade.grade(), grade.note(), number(grade.photoId())));
  }

  /**
   * Take back a delivery that was accepted (冲正): it counts no longer, what it earned is taken back,
   * and the household is told why.
   *
   * <p>Points that are spent already are owed; the next ones pay them.
   *
   * @param ifMatch the ETag of the delivery as it was read
   */
  @Post("/{id}/reversal")
  @Secured("ADMIN")
  HttpResponse<StaffDeliveryView> reverse(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Reversal reversal) {
    long version = Versions.required(ifMatch);
    return step(
        request, actor, reversal, () -> reversals.reverse(actor, id, version, reversal.note()));
  }

  private HttpResponse<StaffDeliveryView> step(
      HttpRequest<?> request, Actor actor, Object command, Supplier<DeliveryRow> change) {
    return idempotency.onceIfAsked(
        request,
        actor,
        command,
        () -> {
          var row = change.get();
          return Reply.ok(row.version(), views.staff(row, List.of()));
        });
  }

  private static @Nullable Long number(@Nullable String id) {
    return id == null ? null : Long.parseLong(id);
  }
}
