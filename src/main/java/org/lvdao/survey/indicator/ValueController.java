package org.lvdao.survey.indicator;

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
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;

/** The values of indicators, from computing or typing in to approval. */
@Controller("/api/v1/staff/indicator-values")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class ValueController {
  private static final String HERE = "/api/v1/staff/indicator-values/";

  private final Values values;
  private final Idempotency idempotency;

  ValueController(Values values, Idempotency idempotency) {
    this.values = values;
    this.idempotency = idempotency;
  }

  /**
   * A value to be computed.
   *
   * @param code of the indicator
   * @param year from 2020 to this one
   * @param reason why it corrects one that was approved; null for the first
   */
  @Serdeable
  record NewMeasurement(
      @NotBlank @Size(max = 32) String district,
      @NotBlank @Size(max = 40) String code,
      @Min(IndicatorController.FIRST_YEAR) @Max(IndicatorController.LAST_YEAR) int year,
      @NotNull @Valid Inputs inputs,
      @Nullable @Size(max = 500) String reason) {}

  /**
   * A value as staff see it.
   *
   * @param part a population of 参与程度, {@code ACTIVITY}, or null for the indicator itself
   * @param low of the 95 % interval; null where there is none
   * @param high of it
   * @param n respondents, cases or residents; null where there are none
   * @param note how it came about, or who says so
   * @param evidenceId of what was typed in; null of what was computed
   * @param recompute where it is computed again; null of what was typed in
   * @param digest SHA-256 of all that went into it
   * @param reason why it corrects one that was approved; null for the first
   * @param computedBy the account of who computed it or typed it in
   * @param approvedAt null while it waits
   * @param approvedBy the account of who approved it; null while it waits
   */
  @Serdeable
  record ValueView(
      String id,
      String district,
      String code,
      int year,
      @Nullable String part,
      ValueSource source,
      BigDecimal value,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable Long n,
      String method,
      String note,
      @Nullable String evidenceId,
      @Nullable String recompute,
      String digest,
      @Nullable String reason,
      Instant computedAt,
      String computedBy,
      @Nullable Instant approvedAt,
      @Nullable String approvedBy) {
    static ValueView of(ValueRow row) {
      var evidence = row.evidenceId();
      var approver = row.approvedBy();
      return new ValueView(
          Long.toString(row.id()),
          row.district(),
          row.code(),
          row.year(),
          row.part().isEmpty() ? null : row.part(),
          row.source(),
          Register.plain(row.value()),
          row.low() == null ? null : Register.plain(row.low()),
          row.high() == null ? null : Register.plain(row.high()),
          row.n(),
          row.method(),
          row.note(),
          evidence == null ? null : Long.toString(evidence),
          row.inputs() == null ? null : HERE + row.id() + "/recomputed",
          row.digest(),
          row.reason(),
          row.computedAt(),
          Long.toString(row.computedBy()),
          row.approvedAt(),
          approver == null ? null : Long.toString(approver));
    }
  }

  /**
   * List the values of a year, also those that wait or were corrected, the newest first.
   *
   * @param district its code
   * @param year of the values
   */
  @Get
  Page<ValueView> list(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2025") @Nullable @QueryValue String year,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int wanted =
        query.wholeNumber(
            "year", year, IndicatorController.FIRST_YEAR, IndicatorController.LAST_YEAR);
    int size = query.limit(limit);
    query.check();
    return values.list(actor, code, wanted, cursor, size).map(ValueView::of);
  }

  /**
   * Compute a value from a survey, the closed cases, the recyclables or what residents do. It waits
   * for the approval of somebody else.
   */
  @Post("/measured")
  @Status(HttpStatus.CREATED)
  HttpResponse<ValueView> measure(
      @Valid @Body NewMeasurement given, Actor actor, HttpRequest<?> request) {
    var measured =
        values.measure(actor, given.district(), given.code(), given.year(), given.inputs());
    return idempotency.once(
        request,
        actor,
        given,
        () ->
            created(
                values.keep(
                    actor,
                    given.district(),
                    given.code(),
                    given.year(),
                    measured,
                    given.reason())));
  }

  /**
   * Enter a value of a department (部门填报) or of a survey that others made (第三方调查), with the document
   * that proves it. It waits for the approval of somebody else.
   */
  @Post("/entered")
  @Status(HttpStatus.CREATED)
  HttpResponse<ValueView> enter(
      @Valid @Body EnteredValue given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(request, actor, given, () -> created(values.enter(actor, given)));
  }

  private static Reply<ValueView> created(ValueRow row) {
    return Reply.created(HERE + row.id(), ValueView.of(row));
  }

  /**
   * Approve a value of somebody else. It is sealed then, and everybody sees it; repeated, nothing
   * happens.
   */
  @Post("/{id}/approve")
  @Problems({"value-needs-second-person", "value-approved", "value-superseded"})
  ValueView approve(Actor actor, long id) {
    return ValueView.of(values.approve(actor, id));
  }

  /** Compute a value again from the same inputs, to compare; nothing changes. */
  @Get("/{id}/recomputed")
  @Problems("value-not-measured")
  Recomputed recompute(Actor actor, long id) {
    return values.recompute(actor, id);
  }
}
