package org.lvdao.pickup;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.Versions;

/**
 * The jobs of a collector. Their phone works without network and tells what was done when it can:
 * each step has its own time and Idempotency-Key, and may come late, twice and in any order.
 */
@Controller("/api/v1/collector/jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("COLLECTOR")
class CollectorJobController {
  private static final long TAGS = 1_000_000_000_000_000_000L;

  private final CollectorDay day;
  private final Offers offers;
  private final CollectorSteps steps;
  private final Weighing weighing;
  private final Idempotency idempotency;

  CollectorJobController(
      CollectorDay day,
      Offers offers,
      CollectorSteps steps,
      Weighing weighing,
      Idempotency idempotency) {
    this.day = day;
    this.offers = offers;
    this.steps = steps;
    this.weighing = weighing;
    this.idempotency = idempotency;
  }

  /**
   * When it was done.
   *
   * @param at by the clock of the phone
   */
  @Serdeable
  record Done(@NotNull Instant at) {}

  /**
   * When an offer was taken.
   *
   * @param at by the clock of the phone; what counts is who comes first
   */
  @Serdeable
  record Taken(@Nullable Instant at) {}

  /**
   * When a job was given back, and why.
   *
   * @param at by the clock of the phone
   */
  @Serdeable
  record Declined(@Nullable Instant at, @Nullable @Size(max = 200) String reason) {}

  /**
   * Why nothing could be collected.
   *
   * @param at by the clock of the phone
   * @param note words for staff
   * @param photoIds of what shows it; needed for NOT_PRESENTED and WRONG_ADDRESS, which count
   *     against the resident
   */
  @Serdeable
  record NoShowBody(
      @NotNull Instant at,
      @NotNull NoShowReason reason,
      @Nullable @Size(max = 500) String note,
      @Nullable @Size(max = 3) List<@NotNull @Pattern(regexp = Ids.PATTERN) String> photoIds) {
    CollectorSteps.NoShow told() {
      return new CollectorSteps.NoShow(
          reason,
          note,
          photoIds == null ? List.of() : photoIds.stream().map(Long::parseLong).toList());
    }
  }

  /**
   * List one's jobs in the order of visiting, with all that a phone needs without network: where,
   * whom to ask for, what there is, and the prices.
   *
   * @param ifNoneMatch the ETag of the list the phone has
   */
  @Get
  HttpResponse<Job.Day> jobs(
      Actor actor, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    var ordered = day.inOrder(actor);
    var tag = Versions.etag(fingerprint(ordered));
    MutableHttpResponse<Job.Day> response =
        Cached.isKnown(tag, ifNoneMatch)
            ? HttpResponse.notModified()
            : HttpResponse.ok(day.view(actor, ordered));
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }

  /** Of which jobs, in which versions and in which order. */
  private static long fingerprint(List<Booking> ordered) {
    var text =
        ordered.stream().map(job -> job.id + ":" + job.version).collect(Collectors.joining(","));
    var digest = Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
    return Math.floorMod(ByteBuffer.wrap(digest).getLong(), TAGS);
  }

  /**
   * Take an offered job (抢单): the first collector gets it.
   *
   * @param bookingId of the job
   */
  @Post("/{bookingId}/accept")
  @Problems({"job-taken", "not-on-duty", "collector-full", "window-over"})
  HttpResponse<JobState> accept(
      HttpRequest<?> request, Actor actor, long bookingId, @Nullable @Valid @Body Taken body) {
    return step(
        request,
        actor,
        body == null ? new Taken(null) : body,
        () -> offers.accept(actor, bookingId));
  }

  /**
   * Give back a job one is not under way to (退单), or see its offer no more.
   *
   * @param bookingId of the job
   */
  @Post("/{bookingId}/decline")
  @Problems({"job-taken", "booking-action-not-allowed"})
  HttpResponse<JobState> decline(
      HttpRequest<?> request, Actor actor, long bookingId, @Nullable @Valid @Body Declined body) {
    return step(
        request,
        actor,
        body == null ? new Declined(null, null) : body,
        () -> offers.decline(actor, bookingId, body == null ? null : body.reason()));
  }

  /**
   * Tell that one is on the way.
   *
   * @param bookingId of the job
   */
  @Post("/{bookingId}/depart")
  @Problems({"job-taken", "booking-action-not-allowed"})
  HttpResponse<JobState> depart(
      HttpRequest<?> request, Actor actor, long bookingId, @Valid @Body Done done) {
    return step(request, actor, done, () -> steps.depart(actor, bookingId, done.at()));
  }

  /**
   * Tell that one is there.
   *
   * @param bookingId of the job
   */
  @Post("/{bookingId}/arrive")
  @Problems({"job-taken", "booking-action-not-allowed"})
  HttpResponse<JobState> arrive(
      HttpRequest<?> request, Actor actor, long bookingId, @Valid @Body Done done) {
    return step(request, actor, done, () -> steps.arrive(actor, bookingId, done.at()));
  }

  /**
   * Tell what was weighed (称重). The booking's prices hold; each item is rounded half up to the 分.
   * The same weigh-in told again changes nothing.
   *
   * @param bookingId of the job
   */
  @Post("/{bookingId}/weigh")
  @Problems({"job-taken", "booking-action-not-allowed"})
  HttpResponse<JobState> weigh(
      HttpRequest<?> request, Actor actor, long bookingId, @Valid @Body WeighIn told) {
    return step(request, actor, told, () -> weighing.weigh(actor, bookingId, told));
  }

  /**
   * Tell that nothing could be collected (未交投), and why.
   *
   * @param bookingId of the job
   */
  @Post("/{bookingId}/no-show")
  @Problems({"job-taken", "booking-action-not-allowed"})
  HttpResponse<JobState> noShow(
      HttpRequest<?> request, Actor actor, long bookingId, @Valid @Body NoShowBody body) {
    return step(request, actor, body, () -> steps.noShow(actor, bookingId, body.at(), body.told()));
  }

  private HttpResponse<JobState> step(
      HttpRequest<?> request, Actor actor, Object command, Supplier<Booking> step) {
    return idempotency.once(
        request,
        actor,
        command,
        () -> {
          var booking = step.get();
          return Reply.ok(booking.version, JobState.of(booking, actor));
        });
  }
}
