package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.Together;
import org.lvdao.report.Cases;

/** Campaigns from plan to end, over HTTP. */
@LvdaoTest
class CampaignsTest {
  private static final String HERE = SurveyDesk.CAMPAIGNS;

  @Inject SurveyDesk desk;
  @Inject Cases cases;
  @Inject InstantSource clock;

  private Answer act(String id, int version, String action) {
    return desk.surveyor().with("If-Match", "\"" + version + "\"").post(HERE + id + "/" + action);
  }

  private static String state(Answer answer) {
    return answer.is(200).body().required("state").asText();
  }

  private String wrong(Map<String, Object> plan) {
    return wrong(desk.addCampaign(plan));
  }

  private static String wrong(Answer answer) {
    return answer.isProblem(400, "invalid-request").body().at("/errors/0/pointer").asText();
  }

  @Test
  void the_qr_of_a_campaign_opens_its_link() throws Exception {
    var id = desk.planned();
    var campaign = SurveyDesk.CAMPAIGNS + id;
    var answer = desk.surveyor().get(campaign + "/qr").is(200);
    assertThat(answer.header("Content-Type")).startsWith("image/svg+xml");
    assertThat(scan(answer.text()))
        .isEqualTo(desk.surveyor().get(campaign).is(200).body().get("link").asText())
        .isEqualTo("https://lvdao.example/surveys/" + id);

    var interview = Cases.id(desk.addCampaign(desk.planOf("INTERVIEW")).is(201));
    desk.surveyor().get(SurveyDesk.CAMPAIGNS + interview + "/qr").is(404);
    assertThat(desk.surveyor().get(SurveyDesk.CAMPAIGNS + interview).body().hasNonNull("link"))
        .isFalse();
  }

  /** As a camera would, from the picture alone. */
  private static String scan(String svg) throws Exception {
    int size = Integer.parseInt(svg.replaceFirst("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
    int[] pixels = new int[size * size];
    Arrays.fill(pixels, 0xFFFFFF);
    var run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h").matcher(svg);
    while (run.find()) {
      int from = Integer.parseInt(run.group(2)) * size + Integer.parseInt(run.group(1));
      Arrays.fill(pixels, from, from + Integer.parseInt(run.group(3)), 0);
    }
    var picture = new HybridBinarizer(new RGBLuminanceSource(size, size, pixels));
    return new QRCodeReader()
        .decode(new BinaryBitmap(picture), Map.of(DecodeHintType.PURE_BARCODE, true))
        .getText();
  }

  @Test
  void a_campaign_is_planned_started_and_ended() {
    var plan = desk.plan();
    plan.put("sample", Map.of("margin", 0.03, "population", 100_000, "responseRate", 0.5));
    var planned = desk.addCampaign(plan).is(201).body();
    var id = planned.required("id").asText();
    assertThat(planned.required("state").asText()).isEqualTo("DRAFT");
    assertThat(planned.required("answers").asInt()).isEqualTo(1_056);
    assertThat(planned.required("invitations").asInt()).isEqualTo(2_112);
    cases.resident().get(SurveyDesk.SURVEYS + id).isProblem(404, "not-found");

    plan.put("title", "满意度调查");
    desk.surveyor().with("If-Match", "\"0\"").put(HERE + id, plan).is(200);
    act(id, 0, "start").isProblem(412, "stale-version");
    act(id, 1, "end").isProblem(409, "campaign-not-running");
    assertThat(state(act(id, 1, "start"))).isEqualTo("OPEN");

    act(id, 2, "start").isProblem(409, "campaign-started");
    desk.surveyor()
        .with("If-Match", "\"2\"")
        .put(HERE + id, plan)
        .isProblem(409, "campaign-started");
    assertThat(state(act(id, 2, "end"))).isEqualTo("CLOSED");
    act(id, 3, "end").isProblem(409, "campaign-not-running");
    assertThat(desk.surveyor().get(HERE + "?district=tianqiao&limit=100").is(200).text())
        .contains(id);
    cases.staff("surveyor.guanxian").get(HERE + id).isProblem(404, "not-found");
  }

  @Test
  void what_has_not_begun_nobody_sees_and_the_retired_can_be_finished() {
    var plan = desk.plan();
    plan.put("opensAt", clock.instant().plus(Duration.ofDays(1)).toString());
    var id = Cases.id(desk.addCampaign(plan).is(201));

    assertThat(state(act(id, 0, "start"))).isEqualTo("SCHEDULED");

    cases.resident().get(SurveyDesk.SURVEYS + id).isProblem(404, "not-found");
    assertThat(state(act(id, 1, "end"))).isEqualTo("CLOSED");
  }

  @Test
  void a_plan_that_cannot_be_run_is_refused_by_name() {
    var plan = desk.plan();
    plan.put("questionnaireVersion", 2);
    assertThat(wrong(plan)).isEqualTo("/plan/questionnaireVersion");
    assertThat(wrong(desk.plan(desk.draft()))).isEqualTo("/plan/questionnaireVersion");

    plan = desk.plan();
    plan.put("closesAt", plan.get("opensAt"));
    assertThat(wrong(plan)).isEqualTo("/plan/closesAt");

    plan = desk.plan();
    plan.put("areas", List.of("371525001"));
    assertThat(wrong(plan)).isEqualTo("/plan/areas/0");

    plan = desk.plan();
    plan.put("asks", List.of("GENDER"));
    plan.put("quotas", List.of(SurveyDesk.quota("ageBand", "18-29", 10)));
    assertThat(wrong(plan)).isEqualTo("/plan/quotas/0");

    plan = desk.plan();
    plan.put("areas", List.of(SurveyDesk.SUBDISTRICT));
    plan.put("asks", List.of("GENDER"));
    assertThat(wrong(plan)).isEqualTo("/plan/asks");
  }

  @Test
  void a_draft_whose_questionnaire_was_retired_meanwhile_does_not_start() {
    var questionnaire = desk.published();
    var id = Cases.id(desk.addCampaign(desk.plan(questionnaire)).is(201));
    var running = desk.open(desk.plan(questionnaire));
    desk.surveyor()
        .with("If-Match", "\"1\"")
        .post(SurveyDesk.QUESTIONNAIRES + questionnaire + "/retire")
        .is(200);

    assertThat(wrong(act(id, 0, "start"))).isEqualTo("/questionnaireVersion");

    SurveyDesk.submit(cases.resident(), running, SurveyDesk.answers("5")).is(201);
  }

  @Test
  void of_those_who_start_it_at_once_one_does() throws Exception {
    var id = desk.planned();

    var answers = Together.together(6, () -> act(id, 0, "start"));

    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
    assertThat(state(desk.surveyor().get(HERE + id))).isEqualTo("OPEN");
  }
}
