package org.lvdao.survey.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Homes;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.points.earning.EarningExamples;
import org.lvdao.report.Cases;
import org.lvdao.survey.SurveyDesk;

/** What a district gives for an answer. */
@LvdaoTest
class RewardsTest {
  private static final String BOOKED =
      """
      SELECT CONCAT(description, ' ', available_after, ' ',
                    DATE_FORMAT(occurred_at, '%Y-%m-%d %H:%i:%s.%f'))
        FROM points_transaction WHERE source_kind = 'survey'
      """;

  @Test
  void all_get_their_points_once_when_it_is_over_and_nothing_tells_when_they_answered() {
    try (var node = TestNode.on(TestServers.running().seededDatabase())) {
      var cases = node.bean(Cases.class);
      var desk = node.bean(SurveyDesk.class);
      var clock = node.bean(AdjustableClock.class);
      var rules =
          Map.of(
              "district",
              "tianqiao",
              "effectiveFrom",
              BusinessTime.dayOf(clock.instant()).toString(),
              "rules",
              EarningExamples.rules(10),
              "note",
              "试行");
      cases.staff("admin").post("/api/v1/staff/points/rules", rules).is(201);
      var plan = desk.plan();
      plan.put("rewarded", true);
      var id = desk.open(plan);
      var unpaid = desk.open();
      var homes = node.bean(Homes.class);
      var people = List.of(cases.resident(), cases.resident());
      for (var person : people) {
        homes.create(person).is(201);
        SurveyDesk.submit(person, id, SurveyDesk.answers("5")).is(201);
        SurveyDesk.submit(person, unpaid, SurveyDesk.answers("5")).is(201);
      }
      var entry = people.getFirst().get("/api/v1/surveys?district=tianqiao").is(200).body();
      assertThat(entry.at("/items").findValuesAsText("rewarded"))
          .containsExactlyInAnyOrder("true", "false");
      var alone = cases.resident();
      SurveyDesk.submit(alone, id, SurveyDesk.answers("5")).is(201);
      assertThat(cases.texts(BOOKED)).isEmpty();

      for (var campaign : List.of(id, unpaid)) {
        desk.surveyor()
            .with("If-Match", "\"1\"")
            .post(SurveyDesk.CAMPAIGNS + campaign + "/end")
            .is(200);
      }
      var rewards = node.bean(Rewards.class);
      rewards.check();
      await().until(() -> cases.texts(BOOKED).size() == 2);
      var ended =
          cases
              .texts(
                  """
                  SELECT DATE_FORMAT(ended_at, '%Y-%m-%d %H:%i:%s.%f')
                    FROM survey_campaign WHERE id = ?
                  """,
                  id)
              .getFirst();
      assertThat(cases.texts(BOOKED)).containsOnly("问卷调查奖励 15 " + ended);
      assertThat(due(cases)).isZero();
      // As if the outbox handed them over again.
      cases.change("UPDATE survey_participation SET points_due = TRUE WHERE campaign_id = ?", id);
      rewards.check();
      assertThat(due(cases)).isZero();
      await().until(() -> cases.number("SELECT COUNT(*) FROM outbox") == 0);
      assertThat(cases.texts(BOOKED)).hasSize(2);
      assertThat(
              people
                  .getFirst()
                  .get("/api/v1/points/account")
                  .is(200)
                  .body()
                  .at("/available")
                  .asInt())
          .isEqualTo(15);
    }
  }

  private static long due(Cases cases) {
    return cases.number("SELECT COUNT(*) FROM survey_participation WHERE points_due = TRUE");
  }
}
