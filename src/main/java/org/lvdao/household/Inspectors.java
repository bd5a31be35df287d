package org.lvdao.household;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.lvdao.household.staff.ServedAreas;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;

/** Inspectors (督导员), and administrators: what they tell, and which deliveries are theirs to see. */
@Singleton
class Inspectors {
  private static final List<Role> INSPECTOR = List.of(Role.INSPECTOR);

  private final DeliveryIntake intake;
  private final DeliveryRepository deliveries;
  private final ServedAreas served;
  private final AuditLog audit;

  Inspectors(
      DeliveryIntake intake, DeliveryRepository deliveries, ServedAreas served, AuditLog audit) {
    this.intake = intake;
    this.deliveries = deliveries;
    this.served = served;
    this.audit = audit;
  }

  /** Takes what the actor has weighed, wherever in their communities the household lives. */
  List<DeliveryOutcome> take(Actor actor, List<DeliveryEvent> events) {
    return intake.take(teller(actor), events);
  }

  /** Of a card that nobody knows, where it was read is not known either, but in whose district. */
  Teller teller(Actor actor) {
    var district =
        actor.grants().stream()
            .filter(grant -> grant.role() == Role.INSPECTOR)
            .map(Actor.Grant::area)
            .map(AreaPath::district)
            .findFirst()
            .orElse("");
    return new Teller(
        DeliverySource.INSPECTOR,
        actor.accountId(),
        district,
        null,
        null,
        false,
        0,
        community -> served.serves(actor, INSPECTOR, community));
  }

  /**
   * @throws DomainError {@code not-found} also outside the actor's areas
   */
  DeliveryRow read(Actor actor, long id) {
    return deliveries.find(id).filter(row -> isSeen(row, actor)).orElseThrow(DomainError::notFound);
  }

  private boolean isSeen(DeliveryRow row, Actor actor) {
    if (row.community() != null) {
      return served.serves(actor, ServedAreas.INSPECTORS, row.community());
    }
    var scope = served.of(actor, ServedAreas.INSPECTORS);
    return scope.everywhere() || scope.districts().contains(row.district());
  }

  /**
   * What the actor may change, in the version they have read.
   *
   * @throws DomainError {@code not-found}, {@code stale-version}
   */
  DeliveryRow changeable(Actor actor, long id, long version) {
    var row = read(actor, id);
    check(row.version() == version ? 1 : 0);
    return row;
  }

  /**
   * @param changed the rows a conditional change found
   * @throws DomainError {@code stale-version} when there were none
   */
  static void check(int changed) {
    if (changed == 0) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
  }

  /**
   * Nobody decides about what they told themselves.
   *
   * @throws DomainError {@code forbidden}
   */
  static void requireNotOwn(Actor actor, DeliveryRow row) {
    if (row.source() == DeliverySource.INSPECTOR && row.sourceId() == actor.accountId()) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }

  void record(Actor actor, String action, DeliveryRow row, Map<String, ?> details) {
    audit.record(actor, action, "delivery", Long.toString(row.id()), row.district(), details);
  }
}
