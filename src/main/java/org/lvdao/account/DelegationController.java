package org.lvdao.account;

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
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;

/** Who stands in for whom (请假代理). */
@Controller("/api/v1/me/delegations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({
  "COLLECTOR",
  "HANDLER",
  "DISPATCHER",
  "VERIFIER",
  "SUPERVISOR",
  "INSPECTOR",
  "SURVEYOR",
  "ADMIN"
})
class DelegationController {
  private final Delegations delegations;
  private final StaffAccounts accounts;
  private final Idempotency idempotency;

  DelegationController(Delegations delegations, StaffAccounts accounts, Idempotency idempotency) {
    this.delegations = delegations;
    this.accounts = accounts;
    this.idempotency = idempotency;
  }

  /**
   * An absence.
   *
   * @param delegate user name of who stands in
   * @param from the first day, in Asia/Shanghai
   * @param to the last day
   */
  @Serdeable
  record Absence(
      @NotBlank @Size(max = 64) String delegate, @NotNull LocalDate from, @NotNull LocalDate to) {}

  @Serdeable
  record Person(String id, String displayName) {}

  /**
   * Who stands in for whom.
   *
   * @param endedAt when it was ended early; null otherwise
   */
  @Serdeable
  record Delegation(
      String id,
      Person absent,
      Person delegate,
      LocalDate from,
      LocalDate to,
      @Nullable Instant endedAt) {}

  /** Let somebody of one's districts act with one's roles while one is absent. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<Delegation> give(@Valid @Body Absence absence, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        absence,
        () -> {
          var row = delegations.give(actor, absence.delegate(), absence.from(), absence.to());
          return Idempotency.Reply.created(
              "/api/v1/me/delegations", views(List.of(row)).getFirst());
        });
  }

  /** List the delegations one gave or received, the newest first. */
  @Get
  Page<Delegation> list(
      Actor actor, @Nullable @QueryValue String cursor, @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    var page = delegations.list(actor, cursor, size);
    return new Page<>(views(page.items()), page.nextCursor());
  }

  /** Take a delegation back, at once. */
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void end(Actor actor, long id) {
    delegations.end(actor, id);
  }

  private List<Delegation> views(List<DelegationRow> rows) {
    var names =
        accounts.displayNames(
            rows.stream()
                .flatMap(row -> Stream.of(row.accountId(), row.delegateId()))
                .distinct()
                .toList());
    return rows.stream()
        .map(
            row ->
                new Delegation(
                    Long.toString(row.id()),
                    person(row.accountId(), names),
                    person(row.delegateId(), names),
                    row.firstDay(),
                    row.lastDay(),
                    row.endedAt()))
        .toList();
  }

  private static Person person(long id, Map<Long, String> names) {
    return new Person(Long.toString(id), names.getOrDefault(id, ""));
  }
}
