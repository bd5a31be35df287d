package org.lvdao.area;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Versions;

/** Parks, enterprises and buildings below the communities, for those who administer them. */
@Controller("/api/v1/staff/areas")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN"})
class StaffAreaController {
  private final StaffAreas areas;
  private final Idempotency idempotency;

  StaffAreaController(StaffAreas areas, Idempotency idempotency) {
    this.areas = areas;
    this.idempotency = idempotency;
  }

  /**
   * A park, enterprise or building to add.
   *
   * @param code up to 40 letters, digits and hyphens, unique; made by the system when absent
   * @param parent code of the area to hang it below
   */
  @Serdeable
  record Draft(
      @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,39}") String code,
      @NotNull AreaLevel level,
      @NotBlank String parent,
      @NotBlank @Size(max = 100) String name) {}

  /**
   * How an area shall be.
   *
   * @param parent code of the area to hang it below
   */
  @Serdeable
  record Change(@NotBlank String parent, @NotBlank @Size(max = 100) String name) {}

  /** Add a park, enterprise or building. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<AreaView> create(@Valid @Body Draft draft, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        draft,
        () -> {
          var area = areas.create(actor, draft.code(), draft.level(), draft.parent(), draft.name());
          return Idempotency.Reply.created(
              "/api/v1/areas/" + area.code(), area.version(), AreaView.of(area));
        });
  }

  /**
   * Rename or move a park, enterprise or building, or bring a retired one back into use.
   *
   * @param code of the area
   */
  @Put("/{code}")
  HttpResponse<AreaView> change(
      String code,
      @Valid @Body Change change,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      Actor actor) {
    var area =
        areas.change(actor, code, Versions.required(ifMatch), change.parent(), change.name());
    return Versions.ok(area.version(), AreaView.of(area));
  }

  /**
   * Retire a park, enterprise or building; old records keep naming it.
   *
   * @param code of the area
   */
  @Delete("/{code}")
  @Status(HttpStatus.NO_CONTENT)
  void retire(String code, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch, Actor actor) {
    areas.retire(actor, code, Versions.required(ifMatch));
  }
}
