package org.lvdao.household.device;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.household.staff.ServedAreas;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** The devices of the communities somebody administers. */
@Singleton
class Devices {
  private static final List<Role> ADMIN = List.of(Role.ADMIN);

  private final DeviceRepository devices;
  private final DeviceSecrets secrets;
  private final AreaService areas;
  private final ServedAreas served;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Devices(
      DeviceRepository devices,
      DeviceSecrets secrets,
      AreaService areas,
      ServedAreas served,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.devices = devices;
    this.secrets = secrets;
    this.areas = areas;
    this.served = served;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param site null for one that stands alone
   * @throws DomainError {@code forbidden} outside the actor's areas, or naming the community
   */
  DeviceRow create(
      Actor actor, String name, String communityCode, DeviceKind kind, @Nullable String site) {
    var community =
        areas
            .community(communityCode)
            .orElseThrow(() -> DomainError.field("/communityCode", "community-unknown"));
    served.require(actor, ADMIN, community);
    return transactions.write(
        () -> {
          long id = ids.next();
          devices.insert(
              id,
              community.district(),
              community.code(),
              name.strip(),
              kind,
              site == null ? null : site.strip(),
              secrets.next(id),
              clock.instant(),
              actor.accountId());
          return recorded(actor, "device-created", id);
        });
  }

  /**
   * What a new device is told, until it has signed something: a lost answer may be asked for again.
   *
   * @return null afterwards
   */
  @Nullable String secretOf(DeviceRow device) {
    return device.seenAt() == null ? secrets.open(device) : null;
  }

  Page<DeviceRow> list(Actor actor, @Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 1);
    var scope = served.of(actor, ADMIN);
    var rows =
        devices.list(
            scope.everywhere(),
            scope.districts(),
            scope.communities(),
            after == null ? 0 : after.number(0),
            limit + 1);
    return Page.cut(rows, limit, row -> Cursor.of(row.id()));
  }

  /**
   * @throws DomainError {@code not-found} also outside the actor's areas
   */
  DeviceRow read(Actor actor, long id) {
    return devices
        .find(id)
        .filter(device -> served.serves(actor, ADMIN, device.community()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * @param name null leaves it as it is
   * @param site null leaves it as it is; empty for one that stands alone
   * @param disabled null leaves it as it is
   * @throws DomainError {@code not-found}, {@code stale-version}
   */
  DeviceRow change(
      Actor actor,
      long id,
      long version,
      @Nullable String name,
      @Nullable String site,
      @Nullable Boolean disabled) {
    return transactions.write(
        () -> {
          var device = read(actor, id);
          var present = device.disabledAt();
          Instant now = clock.instant();
          var disabledAt =
              disabled == null || disabled == (present != null) ? present : disabled ? now : null;
          var called = Objects.requireNonNullElse(name, device.name()).strip();
          var stands = site == null ? device.site() : site;
          check(
              devices.change(
                  id,
                  version,
                  called,
                  stands == null || stands.isBlank() ? null : stands.strip(),
                  disabledAt));
          return recorded(actor, "device-changed", id);
        });
  }

  /**
   * Gives it another secret; the one before is no longer good.
   *
   * @throws DomainError {@code not-found}, {@code stale-version}
   */
  DeviceRow renewSecret(Actor actor, long id, long version) {
    return transactions.write(
        () -> {
          read(actor, id);
          check(devices.changeSecret(id, version, secrets.next(id)));
          return recorded(actor, "device-secret-renewed", id);
        });
  }

  private static void check(int changed) {
    if (changed == 0) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
  }

  private DeviceRow recorded(Actor actor, String action, long id) {
    var device = devices.find(id).orElseThrow();
    audit.record(
        actor,
        action,
        "device",
        Long.toString(id),
        device.district(),
        Map.of("disabled", device.disabledAt() != null));
    return device;
  }
}
