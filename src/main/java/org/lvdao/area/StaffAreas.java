package org.lvdao.area;

import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;

/** What an ADMIN may do to the parks, enterprises and buildings of the areas they administer. */
@Singleton
class StaffAreas {
  private final GridWriter writer;
  private final AreaRepository areas;
  private final AuditLog audit;
  private final Ids ids;

  StaffAreas(GridWriter writer, AreaRepository areas, AuditLog audit, Ids ids) {
    this.writer = writer;
    this.areas = areas;
    this.audit = audit;
    this.ids = ids;
  }

  /**
   * @param code null to have one made
   * @throws DomainError {@code forbidden} outside the actor's areas, {@code area-code-taken}, or
   *     naming the field when level and parent do not fit
   */
  Area create(Actor actor, @Nullable String code, AreaLevel level, String parent, String name) {
    if (level.isSeeded()) {
      throw DomainError.field("/level", "area-level-seeded");
    }
    var area =
        new GridWriter.Wanted(
            code != null ? code : Long.toString(ids.next()), level, parent, name.strip());
    return writer.withAreas(
        stored -> {
          checkParent(actor, area, stored);
          if (stored.containsKey(area.code())) {
            throw DomainError.of(AreaProblem.AREA_CODE_TAKEN).at("/code", "area-code-taken");
          }
          writer.put(area);
          return changed(actor, "area-created", area.code());
        });
  }

  /**
   * Renames or moves an area; what hangs below it moves along. A retired one comes back into use.
   *
   * @param version the actor has read
   * @throws DomainError {@code forbidden} outside the actor's areas, {@code stale-version}, {@code
   *     area-not-editable} for a seeded one, or naming the field when the parent does not fit
   */
  Area change(Actor actor, String code, long version, String parent, String name) {
    return writer.withAreas(
        stored -> {
          var row = editable(actor, stored.get(code), version);
          var area = new GridWriter.Wanted(code, row.level(), parent, name.strip());
          checkParent(actor, area, stored);
          if (area.isSaidBy(row)) {
            return row.toArea();
          }
          writer.put(area);
          return changed(actor, "area-changed", code);
        });
  }

  /**
   * @throws DomainError as {@link #change}, and {@code area-has-children} while others in use hang
   *     below it
   */
  void retire(Actor actor, String code, long version) {
    writer.withAreas(
        stored -> {
          var row = editable(actor, stored.get(code), version);
          if (stored.values().stream()
              .anyMatch(other -> code.equals(other.parent()) && other.retiredAt() == null)) {
            throw DomainError.of(AreaProblem.AREA_HAS_CHILDREN);
          }
          if (row.retiredAt() == null) {
            writer.retire(code);
            changed(actor, "area-retired", code);
          }
          return Boolean.TRUE;
        });
  }

  private static AreaRow editable(Actor actor, @Nullable AreaRow row, long version) {
    if (row == null) {
      throw DomainError.notFound();
    }
    actor.require(Role.ADMIN, new AreaPath(row.path()));
    if (row.level().isSeeded()) {
      throw DomainError.of(AreaProblem.AREA_NOT_EDITABLE);
    }
    if (row.version() != version) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return row;
  }

  private static void checkParent(
      Actor actor, GridWriter.Wanted area, Map<String, AreaRow> stored) {
    var parent = stored.get(String.valueOf(area.parent()));
    if (parent == null || parent.retiredAt() != null) {
      throw DomainError.field("/parent", "unknown-area");
    }
    actor.require(Role.ADMIN, new AreaPath(parent.path()));
    if (!area.level().mayHangBelow(parent.level())) {
      throw DomainError.field(
          "/parent",
          "area-parent-level",
          Map.of("level", area.level().name(), "parent", parent.level().name()));
    }
  }

  private Area changed(Actor actor, String action, String code) {
    var area = areas.findByCode(code).toArea();
    audit.record(actor, action, "area", code, area.district(), Map.of("path", area.path().value()));
    return area;
  }
}
