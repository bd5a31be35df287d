package org.lvdao.household;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** The households of the communities that staff look after. */
@Controller("/api/v1/staff/households")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"INSPECTOR", "ADMIN"})
class StaffHouseholdController {
  private final StaffHouseholds households;
  private final Roster roster;
  private final AreaService areas;
  private final Idempotency idempotency;

  StaffHouseholdController(
      StaffHouseholds households, Roster roster, AreaService areas, Idempotency idempotency) {
    this.households = households;
    this.roster = roster;
    this.areas = areas;
    this.idempotency = idempotency;
  }

  /**
   * A household to register.
   *
   * @param communityCode of the community (社区)
   * @param address building, unit and room, as people there write it
   * @param card 16 digits of a card that was handed out already; made by the system when absent
   */
  @Serdeable
  record Draft(
      @NotBlank @Size(max = 40) String communityCode,
      @NotBlank @Size(min = 2, max = 100) String address,
      @Nullable @Pattern(regexp = CardNumbers.PATTERN) String card) {}

  /** Register a household whose people have no phone; its card is enough to deliver. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<StaffHouseholdView> create(
      HttpRequest<?> request, Actor actor, @Valid @Body Draft draft) {
    return idempotency.once(
        request,
        actor,
        draft,
        () -> {
          var made = households.create(actor, draft.communityCode(), draft.address(), draft.card());
          return Reply.created(
              "/api/v1/staff/households/" + made.view().id(), made.version(), made.view());
        });
  }

  /**
   * Register the households of a roster (花名册) from a CSV file: all of them or none.
   *
   * <p>The columns are communityCode, address and, where cards were handed out already, card. What
   * is registered already stays as it is, so the same file may come again.
   */
  @Post("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  Roster.Imported upload(@Nullable @Part("file") CompletedFileUpload file, Actor actor) {
    if (file == null) {
      throw DomainError.field("/file", "required");
    }
    if (file.getSize() > Roster.MOST_BYTES) {
      throw DomainError.of(CommonProblem.TOO_LARGE);
    }
    try {
      return roster.load(actor, file.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Register the households of a roster (花名册) from a CSV body: all of them or none. */
  @Post("/import")
  @Consumes("text/csv")
  Roster.Imported load(@Nullable @Body byte[] content, Actor actor) {
    return roster.load(actor, content == null ? new byte[0] : content);
  }

  /**
   * List the households of a community, the oldest first, or find one.
   *
   * @param communityCode of the community (社区)
   * @param address of one, as it was registered
   * @param card of one, also when it is lost
   */
  @Get
  Page<StaffHouseholdView> list(
      Actor actor,
      @Parameter(required = true) @Nullable @QueryValue String communityCode,
      @Nullable @QueryValue String address,
      @Nullable @QueryValue String card,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("communityCode", communityCode);
    var community = areas.find(code).orElse(null);
    if (community == null && !code.isEmpty()) {
      query.add("communityCode", "community-unknown", Map.of());
    }
    int size = query.limit(limit);
    query.check();
    return households.list(
        actor,
        Objects.requireNonNull(community),
        QueryReader.optional(address),
        QueryReader.optional(card),
        cursor,
        size);
  }

  /** Read a household with its address; who read it, and when, is kept. */
  @Get("/{id}")
  HttpResponse<StaffHouseholdView> read(Actor actor, long id) {
    var read = households.read(actor, id);
    return Versions.ok(read.version(), read.view());
  }

  /**
   * Issue a new card in place of a lost one (挂失补办).
   *
   * @param ifMatch the ETag of the household as it was read
   */
  @Post("/{id}/card")
  HttpResponse<StaffHouseholdView> replaceCard(
      HttpRequest<?> request, Actor actor, long id, @Nullable @Header("If-Match") String ifMatch) {
    long version = Versions.required(ifMatch);
    return step(request, actor, () -> households.replaceCard(actor, id, version));
  }

  /**
   * Make a new invitation code; the one before is no longer good.
   *
   * @param ifMatch the ETag of the household as it was read
   */
  @Post("/{id}/invitation")
  HttpResponse<StaffHouseholdView> invite(
      HttpRequest<?> request, Actor actor, long id, @Nullable @Header("If-Match") String ifMatch) {
    long version = Versions.required(ifMatch);
    return step(request, actor, () -> households.invite(actor, id, version));
  }

  /**
   * Take a member out of a household they have no business in. The household ends with its last
   * member, unless staff registered it.
   *
   * @param memberId as the household's memberIds have it
   * @param ifMatch the ETag of the household as it was read
   */
  @Delete("/{id}/members/{memberId}")
  @Secured("ADMIN")
  @Status(HttpStatus.NO_CONTENT)
  void remove(Actor actor, long id, long memberId, @Nullable @Header("If-Match") String ifMatch) {
    households.remove(actor, id, Versions.required(ifMatch), memberId);
  }

  /**
   * End a household where nobody lives (虚假户): its members are out of it, its cards are no longer
   * good, and its address is free. What it delivered stays.
   *
   * @param ifMatch the ETag of the household as it was read
   */
  @Delete("/{id}")
  @Secured("ADMIN")
  @Status(HttpStatus.NO_CONTENT)
  void end(Actor actor, long id, @Nullable @Header("If-Match") String ifMatch) {
    households.end(actor, id, Versions.required(ifMatch));
  }

  private HttpResponse<StaffHouseholdView> step(
      HttpRequest<?> request, Actor actor, Supplier<StaffHouseholds.Shown> change) {
    return idempotency.onceIfAsked(
        request,
        actor,
        () -> {
          var shown = change.get();
          return Reply.ok(shown.version(), shown.view());
        });
  }
}
