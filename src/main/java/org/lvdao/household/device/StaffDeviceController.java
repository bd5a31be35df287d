package org.lvdao.household.device;

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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Smart bins and scales, for those who administer their communities. */
@Controller("/api/v1/staff/devices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN"})
class StaffDeviceController {
  private static final String PATH = "/api/v1/staff/devices/";

  private final Devices devices;
  private final Idempotency idempotency;

  StaffDeviceController(Devices devices, Idempotency idempotency) {
    this.devices = devices;
    this.idempotency = idempotency;
  }

  /**
   * A device to register.
   *
   * @param communityCode of the community (社区) it stands in
   * @param site name of the collection point (投放点); those of the community with the same one stand
   *     side by side, so one card may be used at several within a minute
   */
  @Serdeable
  record Draft(
      @NotBlank @Size(max = 100) String name,
      @NotBlank @Size(max = 40) String communityCode,
      @NotNull DeviceKind kind,
      @Nullable @Size(min = 1, max = 40) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") String site) {}

  /**
   * What shall be otherwise; what is absent stays.
   *
   * @param site empty for one that stands alone
   * @param disabled whether what it sends is kept for review and not paid
   */
  @Serdeable
  record Change(
      @Nullable @Size(max = 100) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*") String name,
      @Nullable @Size(max = 40) String site,
      @Nullable Boolean disabled) {}

  /**
   * A device and what it signs with.
   *
   * @param secret shown here alone; null in a repeated answer once the device has used it
   */
  @Serdeable
  record NewDevice(
      String id, String name, String communityCode, DeviceKind kind, @Nullable String secret) {
    @Override
    public String toString() {
      return "NewDevice[" + id + "]";
    }
  }

  /**
   * Register a smart bin or scale.
   *
   * <p>The secret is shown in this answer only, and in its repetitions until the device has used
   * it. The kept answer does not hold it.
   */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<NewDevice> create(HttpRequest<?> request, Actor actor, @Valid @Body Draft draft) {
    var kept =
        idempotency.once(
            request,
            actor,
            draft,
            () -> {
              var made =
                  devices.create(
                      actor, draft.name(), draft.communityCode(), draft.kind(), draft.site());
              return Reply.created(PATH + made.id(), made.version(), DeviceView.of(made));
            });
    var location = Objects.requireNonNull(kept.getHeaders().get(HttpHeaders.LOCATION));
    var device = devices.read(actor, Long.parseLong(location.substring(PATH.length())));
    return Cached.never(HttpResponse.<NewDevice>status(kept.status()))
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.ETAG, Versions.etag(device.version()))
        .body(shown(device));
  }

  /** List the devices of the areas one administers, the oldest first. */
  @Get
  Page<DeviceView> list(
      Actor actor, @Nullable @QueryValue String cursor, @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    return devices.list(actor, cursor, size).map(DeviceView::of);
  }

  /** Read a device. */
  @Get("/{id}")
  HttpResponse<DeviceView> read(Actor actor, long id) {
    var device = devices.read(actor, id);
    return Versions.ok(device.version(), DeviceView.of(device));
  }

  /**
   * Rename a device, move it, or disable it: what it sends is kept for review then, and not paid.
   */
  @Patch("/{id}")
  HttpResponse<DeviceView> change(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Change change) {
    var device =
        devices.change(
            actor, id, Versions.required(ifMatch), change.name(), change.site(), change.disabled());
    return Versions.ok(device.version(), DeviceView.of(device));
  }

  /** Give a device another secret, shown in this answer only; the one before ends at once. */
  @Post("/{id}/secret")
  HttpResponse<NewDevice> renewSecret(
      Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    var device = devices.renewSecret(actor, id, Versions.required(ifMatch));
    return Cached.never(Versions.ok(device.version(), shown(device)));
  }

  private NewDevice shown(DeviceRow device) {
    return new NewDevice(
        Long.toString(device.id()),
        device.name(),
        device.community(),
        device.kind(),
        devices.secretOf(device));
  }
}
