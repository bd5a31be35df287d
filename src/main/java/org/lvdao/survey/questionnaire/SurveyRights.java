package org.lvdao.survey.questionnaire;

import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;

/** Who makes surveys, and who sees how they are made. What is for all districts has none. */
public final class SurveyRights {
  private SurveyRights() {}

  /**
   * @param district empty for all districts; what is for all everybody of the office sees
   */
  public static boolean sees(Actor actor, String district) {
    return district.isEmpty()
        ? actor.has(Role.SURVEYOR) || actor.has(Role.SUPERVISOR) || actor.has(Role.ADMIN)
        : may(actor, AreaPath.ofDistrict(district)) || supervises(actor, district);
  }

  /**
   * @throws DomainError {@code forbidden}
   */
  public static void requireSight(Actor actor, String district) {
    if (!sees(actor, district)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }

  /**
   * A surveyor or an administrator; what is for all districts is theirs who work everywhere.
   *
   * @param district empty for all districts
   * @throws DomainError {@code forbidden}
   */
  public static void requireWork(Actor actor, String district) {
    if (!may(actor, district.isEmpty() ? AreaPath.EVERYWHERE : AreaPath.ofDistrict(district))) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }

  private static boolean may(Actor actor, AreaPath area) {
    return actor.may(Role.SURVEYOR, area) || actor.may(Role.ADMIN, area);
  }

  private static boolean supervises(Actor actor, String district) {
    return actor.may(Role.SUPERVISOR, AreaPath.ofDistrict(district));
  }
}
