package org.lvdao.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.Together;
import org.lvdao.message.Neighbours;
import org.lvdao.report.Cases;
import org.lvdao.survey.SurveyDesk;

/** Invitations and reminders over HTTP. Each test has a subdistrict of its own. */
@LvdaoTest
class InvitationsTest {
  @Inject SurveyDesk desk;
  @Inject Cases cases;
  @Inject Neighbours neighbours;
  @Inject Sending sending;
  @Inject AdjustableClock clock;

  private Map<String, Object> plan(String subdistrict, Map<String, Object> invitation) {
    var plan = desk.plan();
    plan.put("areas", List.of(subdistrict));
    plan.put("closesAt", clock.instant().plus(Duration.ofDays(20)).toString());
    plan.put("invitation", invitation);
    return plan;
  }

  private static Map<String, Object> answers(String subdistrict) {
    return Map.of(
        "traits",
        Map.of("gender", "F", "ageBand", "30-44", "area", subdistrict),
        "answers",
        Map.of("OVERALL", SurveyDesk.choice("5")));
  }

  private ApiClient neighbour(String community) {
    var resident = cases.resident();
    resident.patch("/api/v1/me", Map.of("homeCommunity", community)).is(200);
    return resident;
  }

  private JsonNode waves(String id) {
    return desk.surveyor()
        .get(SurveyDesk.CAMPAIGNS + id + "/invitations")
        .is(200)
        .body()
        .get("items");
  }

  private void awaitDone(String id, int wave) {
    await().until(() -> waves(id).get(wave).get("done").asBoolean());
  }

  private List<String> told(ApiClient resident) {
    var kinds = new ArrayList<String>();
    resident
        .get("/api/v1/messages?limit=100")
        .is(200)
        .body()
        .get("items")
        .forEach(message -> kinds.add(message.get("kind").asText()));
    return kinds;
  }

  private int countInvited(String id) {
    return (int) cases.number("SELECT COUNT(*) FROM survey_invitation WHERE campaign_id = ?", id);
  }

  /** As if the wave's time had come. */
  private void send(String id, int wave) {
    var at = Instant.parse(waves(id).get(wave).get("at").asText());
    clock.at(at.plusSeconds(1), sending::check);
    assertThat(waves(id).get(wave).get("done").asBoolean()).isTrue();
    deliver(id);
  }

  /** As if the time of the messages had come, too. */
  private void deliver(String id) {
    cases.change(
        """
        UPDATE outbox SET available_at = NOW(3)
         WHERE handler = 'message-inbox' AND event LIKE ?
        """,
        "%\"/surveys/" + id + "\"%");
  }

  @Test
  void who_lives_there_is_invited_and_reminded_until_they_answer() {
    var subdistrict = "370105007";
    var answers = neighbour("370105007009");
    var silent = neighbour("370105007010");
    var refuses = neighbour("370105007010");
    refuses.put("/api/v1/me/consents/SURVEY", Map.of("given", false)).is(200);
    var elsewhere = neighbour("370105004009");
    var id = desk.open(plan(subdistrict, Map.of("reminders", 2)));

    awaitDone(id, 0);
    await().until(() -> told(answers).equals(List.of("survey-invited")));
    await().until(() -> told(silent).equals(List.of("survey-invited")));
    var message = silent.get("/api/v1/messages").is(200).body().get("items").get(0);
    assertThat(message.get("path").asText()).isEqualTo("/surveys/" + id);
    assertThat(message.get("topic").asText()).isEqualTo("SURVEY");
    assertThat(message.get("title").asText()).isEqualTo("邀请您参加问卷调查");
    assertThat(message.get("body").asText()).startsWith("诚邀您参加“2026 年“无废城市”满意度调查”，");

    SurveyDesk.submit(answers, id, answers(subdistrict)).is(201);
    send(id, 1);
    send(id, 2);
    await()
        .until(
            () ->
                told(silent)
                    .equals(List.of("survey-reminder", "survey-reminder", "survey-invited")));
    assertThat(told(answers)).containsExactly("survey-invited");
    assertThat(told(refuses)).isEmpty();
    assertThat(told(elsewhere)).isEmpty();
    assertThat(waves(id).findValuesAsText("told")).containsExactly("2", "1", "1");
    assertThat(waves(id).findValuesAsText("reminder")).containsExactly("false", "true", "true");
  }

  @Test
  void so_many_are_drawn_and_each_is_told_once_however_many_nodes_send() throws Exception {
    neighbours.many("370105009009", 700);
    neighbours.many("370105009010", 500);
    var plan = plan("370105009", Map.of("most", 120, "reminders", 0));
    plan.put("opensAt", clock.instant().plus(Duration.ofDays(1)).toString());
    var id = desk.open(plan);
    assertThat(waves(id).get(0).get("done").asBoolean()).isFalse();
    var at = Instant.parse(waves(id).get(0).get("at").asText()).plusSeconds(1);

    Together.atOnce(4, () -> clock.at(at, sending::check));

    awaitDoneAt(id, at);
    deliver(id);
    assertThat(waves(id).get(0).get("told").asInt()).isEqualTo(120);
    assertThat(countInvited(id)).isEqualTo(120);
    assertThat(
            cases.number(
                """
                SELECT COUNT(*) FROM survey_invitation i
                  JOIN account_profile p ON p.account_id = i.account_id
                 WHERE i.campaign_id = ? AND p.home_community = '370105009009'
                """,
                id))
        .as("seven of twelve live there")
        .isBetween(69L, 71L);
    await()
        .until(
            () ->
                cases.number(
                        "SELECT COUNT(*) FROM message WHERE notice_key = ?",
                        "survey-invited/" + id + "/0")
                    == 120);
  }

  /** Whoever found the row locked has left it to the others. */
  private void awaitDoneAt(String id, Instant at) {
    await()
        .until(
            () -> {
              clock.at(at, sending::check);
              return waves(id).get(0).get("done").asBoolean();
            });
  }

  @Test
  void nobody_is_invited_to_two_campaigns_within_a_week() {
    neighbours.many("370105010007", 3);
    var first = desk.open(plan("370105010", Map.of("reminders", 0)));
    awaitDone(first, 0);
    var second = desk.open(plan("370105010", Map.of("reminders", 0)));
    awaitDone(second, 0);
    var plan = plan("370105010", Map.of("reminders", 0));
    plan.put("opensAt", clock.instant().plus(Duration.ofDays(8)).toString());
    var third = desk.open(plan);
    send(third, 0);

    assertThat(countInvited(first)).isEqualTo(3);
    assertThat(countInvited(second)).isZero();
    assertThat(countInvited(third)).isEqualTo(3);
  }

  @Test
  void a_campaign_that_has_ended_or_has_what_it_wanted_reminds_nobody() {
    neighbours.many("370105011007", 4);
    var answers = neighbour("370105011007");
    var plan = plan("370105011", Map.of("reminders", 1));
    plan.put("quotas", List.of(SurveyDesk.quota("gender", "F", 1)));
    var full = desk.open(plan);
    awaitDone(full, 0);
    SurveyDesk.submit(answers, full, answers("370105011")).is(201);
    send(full, 1);
    assertThat(waves(full).findValuesAsText("told")).containsExactly("5", "0");

    neighbours.many("370105012009", 4);
    var ended = desk.open(plan("370105012", Map.of("reminders", 1)));
    awaitDone(ended, 0);
    desk.surveyor().with("If-Match", "\"1\"").post(SurveyDesk.CAMPAIGNS + ended + "/end").is(200);
    send(ended, 1);
    assertThat(waves(ended).findValuesAsText("told")).containsExactly("4", "0");
    clock.at(clock.instant().plus(Duration.ofDays(8)), () -> clean());
    assertThat(countInvited(ended)).as("forgotten a week after").isZero();
    assertThat(countInvited(full)).isEqualTo(5);
  }

  private boolean clean() {
    sending.clean();
    return true;
  }

  @Test
  void only_what_residents_answer_in_the_app_has_invitations_and_points() {
    var plan = new HashMap<>(desk.planOf("OPEN_LINK"));
    plan.put("invitation", Map.of("reminders", 1));
    plan.put("rewarded", true);
    var errors = desk.addCampaign(plan).isProblem(400, "invalid-request").body().required("errors");
    assertThat(errors.findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/plan/invitation", "/plan/rewarded");
    assertThat(errors.findValuesAsText("code")).containsOnly("survey-in-app");

    var enterprises = desk.plan();
    enterprises.put("population", "ENTERPRISE");
    enterprises.put("invitation", Map.of("reminders", 1));
    assertThat(
            desk.addCampaign(enterprises)
                .isProblem(400, "invalid-request")
                .body()
                .required("errors")
                .findValuesAsText("pointer"))
        .containsExactly("/plan/invitation");
    var often = desk.plan();
    often.put("invitation", Map.of("reminders", 3));
    desk.addCampaign(often).isProblem(400, "invalid-request");
  }
}
