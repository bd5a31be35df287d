package org.lvdao.points.earning;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;

/** What earns points (积分规则). */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class RulesController {
  private final RuleBook book;
  private final Trial trial;
  private final Idempotency idempotency;

  RulesController(RuleBook book, Trial trial, Idempotency idempotency) {
    this.book = book;
    this.trial = trial;
    this.idempotency = idempotency;
  }

  /**
   * The next version of the rules of a district.
   *
   * @param effectiveFrom its first day in Asia/Shanghai, after today and at most a year ahead; the
   *     first version of a district may begin today
   * @param note what is new, for the record
   */
  @Serdeable
  record NewVersion(
      @NotBlank @Size(max = 32) String district,
      @NotNull LocalDate effectiveFrom,
      @NotNull @Valid EarningRules rules,
      @NotBlank @Size(max = 200) String note) {}

  /** Rules to be tried. */
  @Serdeable
  record Draft(@NotBlank @Size(max = 32) String district, @NotNull @Valid EarningRules rules) {}

  /**
   * A version of the rules.
   *
   * @param number counts in the district from 1 on
   * @param code as the entries of the ledger name it
   * @param withdrawnAt when staff took it back before it began; null otherwise
   */
  @Serdeable
  record Version(
      String id,
      String district,
      int number,
      String code,
      LocalDate effectiveFrom,
      EarningRules rules,
      String note,
      Instant createdAt,
      @Nullable Instant withdrawnAt) {
    static Version of(RuleBook.Version version) {
      var row = version.row();
      return new Version(
          Long.toString(row.id()),
          row.district(),
          row.number(),
          version.code(),
          row.effectiveFrom(),
          version.rules(),
          row.note(),
          row.createdAt(),
          row.withdrawnAt());
    }
  }

  /**
   * Read what earns points in a district now.
   *
   * @param district code of the district
   */
  @Get("/points/rules")
  @Secured(SecurityRule.IS_ANONYMOUS)
  Version inForce(@Nullable @QueryValue String district) {
    return Version.of(book.inForceNow(required(district)));
  }

  /**
   * List the versions of a district, the newest first.
   *
   * @param district code of the district
   */
  @Get("/staff/points/rules")
  @Secured({"ADMIN", "SUPERVISOR"})
  Page<Version> list(
      Actor actor,
      @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return book.list(actor, code, cursor, size).map(Version::of);
  }

  /** Write the next version; from its day on, deliveries follow it. */
  @Post("/staff/points/rules")
  @Secured("ADMIN")
  @Status(HttpStatus.CREATED)
  HttpResponse<Version> add(@Valid @Body NewVersion given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var version =
              book.add(actor, given.district(), given.effectiveFrom(), given.rules(), given.note());
          return Idempotency.Reply.created("/api/v1/staff/points/rules", Version.of(version));
        });
  }

  /** Take back a version that has not begun. */
  @Delete("/staff/points/rules/{id}")
  @Secured("ADMIN")
  @Status(HttpStatus.NO_CONTENT)
  void withdraw(Actor actor, long id) {
    book.withdraw(actor, id);
  }

  /** Try rules on the deliveries of last month; nothing is changed. */
  @Post("/staff/points/rules/trial")
  @Secured("ADMIN")
  Trial.Outcome tryOut(@Valid @Body Draft draft, Actor actor) {
    return trial.run(actor, draft.district(), draft.rules());
  }

  private static String required(@Nullable String district) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    return code;
  }
}
