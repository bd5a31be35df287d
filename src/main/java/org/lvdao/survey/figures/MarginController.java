package org.lvdao.survey.figures;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.survey.campaign.Population;
import org.lvdao.survey.campaign.Trait;

/** Known populations (人口基数), to which answers are weighted. */
@Controller("/api/v1/staff/survey-margins")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class MarginController {
  private final Margins margins;
  private final Idempotency idempotency;

  MarginController(Margins margins, Idempotency idempotency) {
    this.margins = margins;
    this.idempotency = idempotency;
  }

  /**
   * How many people there are of each kind.
   *
   * @param district its code
   * @param people by category: {@code F} and {@code M}, age bands, or codes of subdistricts
   * @param source who counted them, such as 第七次全国人口普查
   * @param asOf the day of the count
   */
  @Serdeable
  record NewMargin(
      @NotBlank @Size(max = 32) String district,
      @NotNull Population population,
      @NotNull Trait trait,
      @NotNull @Size(min = 1, max = 100)
          Map<@NotBlank @Size(max = 32) String, @NotNull @Min(0) @Max(2_000_000_000) Long> people,
      @NotBlank @Size(max = 200) String source,
      @NotNull LocalDate asOf) {}

  /** A known population. */
  @Serdeable
  record MarginView(
      String id,
      String district,
      Population population,
      Trait trait,
      Map<String, Long> people,
      String source,
      LocalDate asOf,
      Instant loadedAt) {}

  /**
   * List the populations of a district, the newest first; the newest of a kind is in force.
   *
   * @param district its code
   */
  @Get
  Page<MarginView> list(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return margins.list(actor, code, cursor, size).map(this::view);
  }

  /** Load a population. What is computed from now on is weighted to it. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<MarginView> add(@Valid @Body NewMargin given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var row =
              margins.add(
                  actor,
                  given.district(),
                  given.population(),
                  given.trait(),
                  given.people(),
                  given.source(),
                  given.asOf());
          return Reply.created("/api/v1/staff/survey-margins/" + row.id(), view(row));
        });
  }

  private MarginView view(MarginRow row) {
    return new MarginView(
        Long.toString(row.id()),
        row.district(),
        row.population(),
        row.trait(),
        margins.people(row),
        row.source(),
        row.asOf(),
        row.loadedAt());
  }
}
