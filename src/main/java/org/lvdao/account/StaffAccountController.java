package org.lvdao.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** The accounts of those who work in one's districts. */
@Controller("/api/v1/staff/accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN"})
class StaffAccountController {
  private static final int MOST_ROLES = 50;
  private static final int LONGEST_SEARCH = 64;

  private final StaffDirectory directory;
  private final StaffAdministration administration;
  private final StaffAccess access;
  private final Idempotency idempotency;

  StaffAccountController(
      StaffDirectory directory,
      StaffAdministration administration,
      StaffAccess access,
      Idempotency idempotency) {
    this.directory = directory;
    this.access = access;
    this.administration = administration;
    this.idempotency = idempotency;
  }

  /**
   * An account to make.
   *
   * @param username unique, compared without case
   * @param roles within the districts one administers
   */
  @Serdeable
  record Draft(
      @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{1,63}") String username,
      @NotBlank @Size(max = 100) String displayName,
      @NotEmpty @Size(max = MOST_ROLES) List<@NotNull @Valid HeldRole> roles) {}

  /**
   * What shall be changed; what is null stays as it is.
   *
   * @param status DISABLED stops the account at once, ACTIVE brings it back
   * @param roles all that the account shall have
   */
  @Serdeable
  record Change(
      @Nullable @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") @Size(max = 100) String displayName,
      AccountRow.@Nullable Status status,
      @Nullable @Size(min = 1, max = MOST_ROLES) List<@NotNull @Valid HeldRole> roles) {}

  /**
   * A password to hand over.
   *
   * @param password shown this once; must be replaced at the next sign-in
   * @param until when it ends unless it was replaced
   */
  @Serdeable
  record InitialPassword(String password, Instant until) {
    @Override
    public String toString() {
      return "InitialPassword[]";
    }
  }

  /**
   * List the accounts that work in the districts one administers, by user name.
   *
   * @param q part of the user name or the display name
   * @param status ACTIVE or DISABLED; both when it is left out
   */
  @Get
  Page<StaffAccountView> list(
      Actor actor,
      @Nullable @QueryValue String q,
      @Nullable @QueryValue String status,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var words = QueryReader.optional(q);
    if (words != null && words.length() > LONGEST_SEARCH) {
      query.add("q", "search-q", Map.of("max", LONGEST_SEARCH));
    }
    var wanted = query.choice("status", status, AccountRow.Status.values());
    int size = query.limit(limit);
    query.check();
    return directory
        .list(actor, words == null ? "" : words, wanted, cursor, size)
        .map(StaffAccountView::of);
  }

  /** Read an account. */
  @Get("/{id}")
  HttpResponse<StaffAccountView> read(Actor actor, long id) {
    return answer(directory.read(actor, id));
  }

  /** Make an account; its first password comes by resetting it. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<StaffAccountView> create(
      @Valid @Body Draft draft, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        draft,
        () -> {
          var staff =
              administration.create(actor, draft.username(), draft.displayName(), draft.roles());
          var view = StaffAccountView.of(staff);
          return Idempotency.Reply.created(
              "/api/v1/staff/accounts/" + view.id(), staff.row().version(), view);
        });
  }

  /** Rename, disable or enable an account, or set its roles; nobody sets their own. */
  @Patch("/{id}")
  HttpResponse<StaffAccountView> change(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Change change) {
    return answer(
        administration.change(
            actor,
            id,
            Versions.required(ifMatch),
            change.displayName(),
            change.status(),
            change.roles()));
  }

  /** End all sign-ins of an account. */
  @Post("/{id}/sign-out")
  HttpResponse<StaffAccountView> signOut(
      Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    return answer(access.signOut(actor, id, Versions.required(ifMatch)));
  }

  /** Give an account a password for one sign-in, at which it must be replaced. */
  @Post("/{id}/reset-password")
  HttpResponse<InitialPassword> resetPassword(
      Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    var reset = access.resetPassword(actor, id, Versions.required(ifMatch));
    return Cached.never(
        Versions.ok(
            reset.staff().row().version(), new InitialPassword(reset.password(), reset.until())));
  }

  /** Take the one-time codes (动态验证码) off an account whose owner has lost them. */
  @Post("/{id}/reset-totp")
  HttpResponse<StaffAccountView> resetTotp(
      Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    return answer(access.resetTotp(actor, id, Versions.required(ifMatch)));
  }

  private static HttpResponse<StaffAccountView> answer(Staff staff) {
    return Versions.ok(staff.row().version(), StaffAccountView.of(staff));
  }
}
