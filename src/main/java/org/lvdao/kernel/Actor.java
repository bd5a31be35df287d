package org.lvdao.kernel;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking: an account and what it may do now.
 *
 * @param accountId the account
 * @param sessionId the sign-in (token family) the request came with; 0 for the system itself
 * @param grants the roles, each with its area
 * @param consents what a resident has agreed to
 */
public record Actor(
    long accountId, long sessionId, List<Grant> grants, Set<ConsentPurpose> consents)
    implements Principal {
  /** The system itself, when a job or a seed acts. */
  public static final Actor SYSTEM = new Actor(0, 0, List.of());

  /** Somebody whose consent is not asked, or who gave none. */
  public Actor(long accountId, long sessionId, List<Grant> grants) {
    this(accountId, sessionId, grants, Set.of());
  }

  /** An account that acts before it is signed in, known by its password or one-time code. */
  public static Actor notSignedIn(long accountId) {
    return new Actor(accountId, 0, List.of());
  }

  /**
   * A role within an area.
   *
   * @param unit the responsible unit (责任单位) a HANDLER works for; null for roles without one
   */
  public record Grant(Role role, AreaPath area, @Nullable String unit) {}

  /** The account; being a principal keeps the caller out of the parameters of the API document. */
  @Override
  public String getName() {
    return Long.toString(accountId);
  }

  public boolean has(Role role) {
    return grants.stream().anyMatch(grant -> grant.role() == role);
  }

  /** Whether this actor holds the role for an area that contains the given one. */
  public boolean may(Role role, AreaPath area) {
    return grants.stream().anyMatch(g -> g.role() == role && g.area().contains(area));
  }

  /**
   * Refuses who does not hold the role for an area that contains the given one.
   *
   * @throws DomainError {@code forbidden}
   */
  public void require(Role role, AreaPath area) {
    if (!may(role, area)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }

  /** Whether this actor is a HANDLER of the unit for an area that contains the given one. */
  public boolean handlesFor(String unit, AreaPath area) {
    return grants.stream()
        .anyMatch(
            g -> g.role() == Role.HANDLER && unit.equals(g.unit()) && g.area().contains(area));
  }

  /** The areas in which this actor holds any office role. */
  public List<AreaPath> staffAreas() {
    return grants.stream().filter(g -> g.role().isStaff()).map(Grant::area).distinct().toList();
  }
}
