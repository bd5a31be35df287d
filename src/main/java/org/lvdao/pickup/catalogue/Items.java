package org.lvdao.pickup.catalogue;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;

/** The items of each district (回收品目), for those who administer it. */
@Singleton
class Items {
  private final ItemRepository rows;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Items(
      ItemRepository rows,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * In the order they are shown, with the retired ones.
   *
   * @throws DomainError {@code forbidden}
   */
  List<ItemRow> list(Actor actor, String district) {
    areas.requireDistrict("?district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    return rows.findAll(district);
  }

  /**
   * @throws DomainError {@code not-found}
   */
  ItemRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> actor.may(Role.ADMIN, AreaPath.ofDistrict(row.district())))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Adds an item; a price list can name it from then on.
   *
   * @throws DomainError {@code forbidden}, {@code item-exists}
   */
  ItemRow add(
      Actor actor,
      String district,
      String code,
      MaterialCategory category,
      Unit unit,
      ItemText text) {
    areas.requireDistrict("/district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    try {
      return transactions.write(
          () -> {
            long id = ids.next();
            rows.insert(
                id,
                district,
                code,
                category.name(),
                unit.name(),
                text.name().strip(),
                text.description().strip(),
                text.sortOrder(),
                false);
            return changed(actor, "item-added", id);
          });
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicateKey(failure)) {
        throw DomainError.of(CatalogueProblem.ITEM_EXISTS).with("code", code);
      }
      throw failure;
    }
  }

  /**
   * Changes what is said of an item, in the lists that follow; those there are stay as they are.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code stale-version}
   */
  ItemRow change(Actor actor, long id, long version, ItemText text) {
    return transactions.write(
        () -> {
          read(actor, id);
          int changed =
              rows.change(
                  id,
                  version,
                  text.name().strip(),
                  text.description().strip(),
                  text.sortOrder(),
                  false,
                  text.retired() ? clock.instant() : null);
          if (changed == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          return changed(actor, "item-changed", id);
        });
  }

  private ItemRow changed(Actor actor, String action, long id) {
    var row = rows.find(id).orElseThrow();
    audit.record(
        actor,
        action,
        "recyclable-item",
        Long.toString(id),
        row.district(),
        Map.of("code", row.code(), "retired", row.retiredAt() != null));
    return row;
  }
}
