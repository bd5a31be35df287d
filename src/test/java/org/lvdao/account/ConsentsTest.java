package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.SubscribeMessageBox;
import org.lvdao.local.TestExif;
import org.lvdao.local.TestPhotos;
import org.lvdao.local.Together;
import org.lvdao.report.Cases;

/** Without consent a feature says what it needs, and the person decides purpose by purpose. */
@LvdaoTest
class ConsentsTest {
  private static final String REPORTS = "/api/v1/reports";

  @Inject Api api;
  @Inject Cases cases;
  @Inject Phones phones;

  private ApiClient newcomer() {
    return api.newcomer("consents-" + UUID.randomUUID());
  }

  private static Answer choose(ApiClient resident, String purpose, boolean given) {
    return resident.put(
        "/api/v1/me/consents/" + purpose, Map.of("given", given, "noticeVersion", 1));
  }

  private static void needs(String purpose, Answer answer) {
    var problem = answer.isProblem(403, "consent-needed").body();
    assertThat(problem.get("purpose").asText()).isEqualTo(purpose);
    assertThat(problem.get("consent").asText()).isEqualTo("/api/v1/me/consents/" + purpose);
  }

  private static List<JsonNode> consents(ApiClient resident) {
    var items = new ArrayList<JsonNode>();
    resident.get("/api/v1/me/consents").is(200).body().get("items").forEach(items::add);
    return items;
  }

  private static List<String> given(ApiClient resident) {
    return consents(resident).stream()
        .filter(consent -> consent.get("given").asBoolean())
        .map(consent -> consent.get("purpose").asText())
        .toList();
  }

  private long written(ApiClient resident) {
    return cases.number(
        "SELECT COUNT(*) FROM account_consent WHERE account_id = ?", Phones.id(resident));
  }

  @Test
  void nobody_agrees_to_anything_before_they_say_so() {
    var resident = newcomer();

    assertThat(consents(resident))
        .extracting(consent -> consent.get("purpose").asText())
        .containsExactly("WHEREABOUTS", "PHONE", "PUSH", "SURVEY");
    assertThat(given(resident)).isEmpty();
    assertThat(consents(resident)).allMatch(consent -> consent.get("at").isNull());
  }

  @Test
  void each_consent_stands_and_falls_by_itself_and_is_kept_as_evidence_once() {
    var resident = newcomer();
    choose(resident, "PUSH", true).is(200);
    choose(resident, "SURVEY", true).is(200);
    choose(resident, "SURVEY", true).is(200);
    choose(resident, "PHONE", false).is(200);
    assertThat(given(resident)).containsExactly("PUSH", "SURVEY");

    var withdrawn = resident.put("/api/v1/me/consents/PUSH", Map.of("given", false)).is(200).body();

    assertThat(withdrawn.get("given").asBoolean()).isFalse();
    assertThat(withdrawn.get("at").isNull()).isFalse();
    assertThat(given(resident)).containsExactly("SURVEY");
    assertThat(written(resident)).isEqualTo(3);
  }

  @Test
  void a_report_needs_the_consent_to_its_position_and_to_its_phone_number() {
    var resident = newcomer();
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(resident));
    report.put("contactPhone", "13900002222");

    needs("WHEREABOUTS", resident.post(REPORTS, report));
    choose(resident, "WHEREABOUTS", true).is(200);
    needs("PHONE", resident.post(REPORTS, report));
    choose(resident, "PHONE", true).is(200);
    resident.post(REPORTS, report).is(201);
  }

  @Test
  void the_problem_says_in_both_languages_what_to_do() {
    var resident = newcomer();
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(resident));

    assertThat(resident.post(REPORTS, report).body().get("detail").asText())
        .contains("位置信息", "/api/v1/me/consents/WHEREABOUTS");
    assertThat(
            resident
                .with("Accept-Language", "en")
                .post(REPORTS, report)
                .body()
                .get("detail")
                .asText())
        .contains("WHEREABOUTS", "/api/v1/me/consents/WHEREABOUTS");
  }

  @Test
  void what_was_answered_before_a_withdrawal_is_answered_again() {
    var resident = cases.resident().with("Idempotency-Key", UUID.randomUUID().toString());
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(resident));
    var first = Cases.id(resident.post(REPORTS, report).is(201));

    choose(resident, "WHEREABOUTS", false).is(200);

    assertThat(Cases.id(resident.post(REPORTS, report).is(201))).isEqualTo(first);
    var next = cases.report("HOUSEHOLD_WASTE", cases.photo(resident));
    needs(
        "WHEREABOUTS",
        resident.with("Idempotency-Key", UUID.randomUUID().toString()).post(REPORTS, next));
  }

  @Test
  void the_place_in_a_photo_is_suggested_to_who_agreed_only() {
    var resident = newcomer();
    assertThat(uploaded(resident).get("suggestedPosition").isNull()).isTrue();

    choose(resident, "WHEREABOUTS", true).is(200);

    assertThat(uploaded(resident).at("/suggestedPosition/lat").isNumber()).isTrue();
    assertThat(uploaded(api.staff("handler.tianqiao")).at("/suggestedPosition/lat").isNumber())
        .as("staff are not asked")
        .isTrue();
  }

  private static JsonNode uploaded(ApiClient uploader) {
    var file = TestPhotos.jpeg(96, 72, 7, TestExif.NONE.at(36.68, 116.98));
    return uploader.upload("/api/v1/photos", "file", "a.jpg", "image/jpeg", file).is(201).body();
  }

  @Test
  void joining_a_phone_needs_consent_before_its_code_is_tried() {
    var resident = newcomer();
    var phone = Phones.number();
    var device = Phones.device();
    var code = phones.code(phone, Phones.JOIN, device);

    for (int i = 0; i < 6; i++) {
      needs("PHONE", phones.join(resident, phone, code, device));
    }
    needs("PHONE", resident.post("/api/v1/me/phone/wechat", Map.of("code", Phones.number())));
    choose(resident, "PHONE", true).is(200);
    phones.join(resident, phone, code, device).is(200);
  }

  @Test
  void pushes_need_consent_and_staff_are_not_asked() {
    var resident = newcomer();
    needs("PUSH", resident.post("/api/v1/me/devices", device()));
    needs(
        "PUSH",
        resident.post(
            "/api/v1/me/subscriptions", Map.of("templateId", SubscribeMessageBox.TEMPLATE)));

    choose(resident, "PUSH", true).is(200);

    resident.post("/api/v1/me/devices", device()).is(200);
    api.staff("handler.tianqiao").post("/api/v1/me/devices", device()).is(200);
    api.staff("handler.tianqiao").get("/api/v1/me/consents").isProblem(403, "forbidden");
  }

  private static Map<String, String> device() {
    return Map.of(
        "token", "token-" + UUID.randomUUID(), "platform", "ANDROID", "appVersion", "1.4.2");
  }

  @Test
  void who_withdraws_is_pushed_nothing_and_finds_it_in_the_inbox() {
    var resident = cases.resident();
    var awake = Map.of("mutedTopics", List.of());
    resident.put("/api/v1/me/notification-preferences", awake).is(200);
    resident.post("/api/v1/me/devices", device()).is(200);
    choose(resident, "PUSH", false).is(200);

    var report = Cases.id(cases.submit(resident, "HOUSEHOLD_WASTE"));
    cases.take(api.staff("dispatcher.tianqiao"), report, "accept", Map.of()).is(200);

    var told =
        "SELECT COUNT(*) FROM message m WHERE m.account_id = ? AND m.push_channel IS NULL"
            + " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.aggregate_id = m.id)";
    Awaitility.await().until(() -> cases.number(told, Phones.id(resident)) == 1);
  }

  @Test
  void one_agrees_to_the_notice_in_force_and_to_no_other() {
    var resident = newcomer();
    var path = "/api/v1/me/consents/SURVEY";

    var changed =
        resident
            .put(path, Map.of("given", true, "noticeVersion", 7))
            .isProblem(409, "notice-changed");

    assertThat(changed.body().get("noticeVersion").asInt()).isEqualTo(1);
    resident.put(path, Map.of("given", true)).isProblem(400, "invalid-request");
    choose(resident, "ADVERTISING", true).isProblem(404, "not-found");
    assertThat(given(resident)).isEmpty();
  }

  @Test
  void two_taps_at_once_are_one() throws Exception {
    var resident = newcomer();

    var answers =
        Together.together(
            List.of(
                () -> choose(resident, "WHEREABOUTS", true),
                () -> choose(resident, "PHONE", true),
                () -> choose(resident, "PHONE", true),
                () -> choose(resident, "WHEREABOUTS", true)));

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(given(resident)).containsExactly("WHEREABOUTS", "PHONE");
    assertThat(written(resident)).isEqualTo(2);
  }
}
