package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.area.Wgs84;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.workflow.ReportStatus;

/** Who reported, where exactly, and what staff say among themselves stays where it belongs. */
@LvdaoTest
class ReportPrivacyTest {
  private static final String PHONE = "13812345678";

  @Inject Cases cases;

  private String submit(ApiClient reporter, boolean anonymous) {
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
    report.put("position", Cases.position(36.680321, 116.980123));
    report.put("address", "清河北路 12 号");
    report.put("contactPhone", PHONE);
    report.put("anonymous", anonymous);
    return Cases.id(reporter.post("/api/v1/reports", report).is(201));
  }

  @Test
  void others_see_neither_the_person_nor_the_exact_place_while_it_is_open() {
    var id = submit(cases.resident(), false);
    var seen = cases.resident().get("/api/v1/reports/" + id).is(200);
    var body = seen.body();
    assertThat(body.get("mine").asBoolean()).isFalse();
    for (var field : List.of("address", "contactPhone", "anonymous", "occurredAt", "rating")) {
      assertThat(body.get(field).isNull()).as(field).isTrue();
    }
    assertThat(seen.text()).doesNotContain(PHONE, "138****5678", "reporter", "清河北路");
    assertThat(body.at("/position/lat").asText()).isEqualTo("36.68");
    assertThat(body.at("/position/lon").asText()).isEqualTo("116.98");
    assertThat(body.at("/position/accuracy").isNull()).isTrue();
    assertThat(body.get("photos")).as("before staff looked at them").isEmpty();
    assertThat(body.get("allowedActions").get(0).asText()).isEqualTo("supports");
  }

  @Test
  void a_coarse_place_says_no_more_than_50_metres() {
    // Every place of a square 50 m wide and more comes out as the same point.
    var report = new Report();
    report.lat = 36.6801;
    report.lon = 116.9801;
    var one = ResidentViews.publicPosition(report, false);
    report.lat = 36.67955;
    report.lon = 116.97955;
    var other = ResidentViews.publicPosition(report, false);
    assertThat(other).isEqualTo(one);
    assertThat(new Wgs84(36.6801, 116.9801).metresTo(new Wgs84(36.67955, 116.97955)))
        .isGreaterThan(50);
  }

  @Test
  void a_closed_case_shows_where_it_was_but_still_not_who_reported_it() {
    var id = submit(cases.resident(), false);
    cases.bring(id, ReportStatus.CLOSED);
    var body = cases.resident().get("/api/v1/reports/" + id).is(200).body();
    assertThat(body.at("/position/lat").asDouble()).isEqualTo(36.680321);
    assertThat(body.get("address").asText()).isEqualTo("清河北路 12 号");
    assertThat(body.get("contactPhone").isNull()).isTrue();
    assertThat(body.get("photos")).hasSize(2);
  }

  @Test
  void words_among_staff_are_not_shown_and_others_see_no_words_at_all() {
    var reporter = cases.resident();
    var id = submit(reporter, false);
    var dispatcher = cases.staff("dispatcher.tianqiao");
    cases.take(dispatcher, id, "accept", Map.of("note", "感谢上报")).is(200);
    cases.take(dispatcher, id, "dispatch", Map.of("note", "派遣内部话")).is(200);
    cases.take(cases.staff("handler.tianqiao"), id, "return", Map.of("reason", "退回内部话")).is(200);
    cases.take(cases.staff("supervisor.tianqiao"), id, "note", Map.of("note", "纯内部备注")).is(200);

    var mine = reporter.get("/api/v1/reports/" + id).is(200).text();
    assertThat(mine).contains("感谢上报").doesNotContain("内部");
    var others = cases.resident().get("/api/v1/reports/" + id).is(200);
    assertThat(others.text()).doesNotContain("感谢上报", "内部");
    assertThat(others.body().get("history").findValuesAsText("action"))
        .containsExactly("submit", "accept", "dispatch", "return");
    var staff = dispatcher.get("/api/v1/staff/reports/" + id).is(200).text();
    assertThat(staff).contains("感谢上报", "派遣内部话", "退回内部话", "纯内部备注");
  }

  @Test
  void staff_see_the_reporter_with_a_masked_number_unless_the_report_is_anonymous() {
    var dispatcher = cases.staff("dispatcher.tianqiao");
    var named = dispatcher.get("/api/v1/staff/reports/" + submit(cases.resident(), false)).is(200);
    assertThat(named.body().at("/reporter/contactPhone").asText()).isEqualTo("138****5678");
    assertThat(named.body().at("/reporter/id").isTextual()).isTrue();
    assertThat(named.text()).doesNotContain(PHONE);

    var reporter = cases.resident();
    var id = submit(reporter, true);
    var anonymous = dispatcher.get("/api/v1/staff/reports/" + id).is(200);
    assertThat(anonymous.body().get("reporter").isNull()).isTrue();
    assertThat(anonymous.text()).doesNotContain(reporterId(id), "5678");
    dispatcher
        .post("/api/v1/staff/reports/" + id + "/contact", Map.of("reason", "回访"))
        .isProblem(404, "not-found");
  }

  @Test
  void the_number_lies_sealed_and_every_look_at_it_is_kept() {
    var id = submit(cases.resident(), false);
    var dispatcher = cases.staff("dispatcher.tianqiao");
    assertThat(
            cases.number(
                "SELECT INSTR(HEX(contact_phone), HEX('" + PHONE + "')) FROM report WHERE id = ?",
                id))
        .isZero();
    for (var place :
        List.of(
            "SELECT COUNT(*) FROM idempotency WHERE body LIKE ?",
            "SELECT COUNT(*) FROM outbox WHERE event LIKE ?",
            "SELECT COUNT(*) FROM report_history WHERE CONCAT_WS(' ', note, details) LIKE ?")) {
      assertThat(cases.number(place, "%" + PHONE + "%")).as(place).isZero();
    }

    var path = "/api/v1/staff/reports/" + id + "/contact";
    dispatcher.post(path, Map.of("reason", " ")).is(400);
    assertThat(looks(id)).isEmpty();
    var answer = dispatcher.post(path, Map.of("reason", "联系现场位置")).is(200);
    assertThat(answer.body().get("phone").asText()).isEqualTo(PHONE);
    assertThat(looks(id)).containsExactly("tianqiao {\"reason\":\"联系现场位置\"}");
  }

  private List<String> looks(String id) {
    return cases.texts(
        "SELECT CONCAT(district, ' ', details) FROM audit_log"
            + " WHERE action = 'contact-revealed' AND subject_id = ?",
        id);
  }

  private String reporterId(String id) {
    return cases.text("SELECT reporter_id FROM report WHERE id = ?", id);
  }
}
