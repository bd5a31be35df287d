package org.lvdao.survey.aftercase;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.survey.estimate.Answer;

/**
 * Residents of the demo say how their closed reports and settled pickups were handled, by the
 * service and in their own time. About half of them do, most of them content.
 */
public final class DemoAfterCases {
  private static final double ANSWERING = 0.5;
  private static final Duration LATEST = Duration.ofDays(6);
  private static final Duration OFFERED_WITHIN = Duration.ofMinutes(5);

  /** One for each of a hundred who answer. */
  private static final List<Satisfaction> OPINIONS =
      Stream.of(
              of(Satisfaction.SATISFIED, 52),
              of(Satisfaction.RATHER_SATISFIED, 27),
              of(Satisfaction.NEUTRAL, 9),
              of(Satisfaction.RATHER_DISSATISFIED, 6),
              of(Satisfaction.DISSATISFIED, 4),
              of(Satisfaction.DONT_KNOW, 2))
          .flatMap(List::stream)
          .toList();

  private DemoAfterCases() {}

  private static List<Satisfaction> of(Satisfaction opinion, int percent) {
    return IntStream.range(0, percent).mapToObj(i -> opinion).toList();
  }

  private record Waiting(long id, long accountId, Instant closedAt) {}

  /** Lets them answer, unless somebody has answered already. */
  public static void create(ApplicationContext beans, Consumer<String> progress) {
    awaitOffers(beans);
    var waiting = waiting(beans);
    var clock = beans.getBean(AdjustableClock.class);
    var surveys = beans.getBean(AfterCases.class);
    var now = clock.instant();
    int answers = 0;
    for (var survey : waiting) {
      var chance = new SplittableRandom(survey.id());
      var at = survey.closedAt().plusSeconds((long) (chance.nextDouble() * LATEST.toSeconds()));
      if (chance.nextDouble() < ANSWERING && at.isBefore(now)) {
        var opinion = OPINIONS.get(chance.nextInt(OPINIONS.size()));
        var reason = reason(opinion, chance);
        clock.at(
            at,
            () -> {
              surveys.answer(resident(survey.accountId()), survey.id(), opinion, reason);
              return reason;
            });
        answers++;
      }
    }
    if (answers > 0) {
      progress.accept("after-case surveys: " + answers + " answers");
    }
  }

  private static Improvement reason(Satisfaction opinion, SplittableRandom chance) {
    return opinion.counted() == Answer.POSITIVE && chance.nextInt(10) < 8
        ? Improvement.NONE
        : Improvement.values()[chance.nextInt(Improvement.values().length - 1)];
  }

  private static Actor resident(long accountId) {
    return new Actor(
        accountId,
        0,
        List.of(new Actor.Grant(Role.RESIDENT, AreaPath.EVERYWHERE, null)),
        EnumSet.allOf(ConsentPurpose.class));
  }

  /** What is offered follows the cases by and by. */
  private static void awaitOffers(ApplicationContext beans) {
    Awaitility.await().atMost(OFFERED_WITHIN).until(() -> offersToCome(beans) == 0);
  }

  private static int offersToCome(ApplicationContext beans) throws SQLException {
    try (var connection = source(beans).getConnection();
        var row =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT COUNT(*) FROM outbox
                     WHERE handler LIKE 'after-case-%' AND parked_at IS NULL
                    """)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static DataSource source(ApplicationContext beans) {
    return ((DelegatingDataSource) beans.getBean(DataSource.class)).getTargetDataSource();
  }

  private static List<Waiting> waiting(ApplicationContext beans) {
    try (var connection = source(beans).getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    SELECT id, account_id, closed_at FROM after_case_survey
                     WHERE account_id IS NOT NULL AND rated_at IS NULL
                       AND NOT EXISTS (SELECT 1 FROM after_case_survey
                                        WHERE answered_at IS NOT NULL)
                     ORDER BY id
                    """)) {
      var waiting = new ArrayList<Waiting>();
      while (rows.next()) {
        var closedAt = rows.getTimestamp("closed_at").toInstant();
        waiting.add(new Waiting(rows.getLong("id"), rows.getLong("account_id"), closedAt));
      }
      return waiting;
    } catch (SQLException failed) {
      throw new IllegalStateException("what the demo waits for", failed);
    }
  }
}
