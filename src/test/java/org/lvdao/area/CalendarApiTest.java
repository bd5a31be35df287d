package org.lvdao.area;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class CalendarApiTest {
  @Inject Api api;
  @Inject AreaStaff staff;

  @Test
  void anybody_sees_what_a_day_is() {
    var view =
        api.anonymous()
            .get("/api/v1/calendar?district=tianqiao&from=2026-10-07&to=2026-10-11")
            .is(200)
            .body();
    assertThat(view.get("days").findValuesAsText("kind"))
        .containsExactly("HOLIDAY", "WORKING", "WORKING", "MAKE_UP", "WEEKEND");
    assertThat(view.at("/workingHours/0").asText()).isEqualTo("08:30-12:00");
    assertThat(view.get("knownUntil").asInt()).isGreaterThanOrEqualTo(2026);
    api.anonymous().get("/api/v1/calendar?from=2026-10-07&to=2026-10-06").is(400);
    api.anonymous().get("/api/v1/calendar?from=2026-01-01&to=2028-01-01").is(400);
    api.anonymous().get("/api/v1/calendar?from=soon").isProblem(400, "invalid-request");
  }

  @Test
  void staff_compute_a_deadline() {
    var dispatcher = staff.dispatcher();
    var path = "/api/v1/staff/calendar/deadline?district=tianqiao&from=";
    var deadline =
        dispatcher
            .get(path + "2026-09-30T10:00:00%2B08:00&amount=1&unit=WORKING_DAYS")
            .is(200)
            .body();
    assertThat(deadline.get("at").asText()).startsWith("2026-10-08T17:30").endsWith("+08:00");
    assertThat(deadline.get("assumed").asBoolean()).isFalse();
    assertThat(
            dispatcher
                .get(path + "2031-01-01T10:00:00%2B08:00&amount=7&unit=working_days")
                .is(200)
                .body()
                .get("assumed")
                .asBoolean())
        .isTrue();
    dispatcher.get(path + "2026-09-30&amount=0&unit=WEEKS").isProblem(400, "invalid-request");
    api.anonymous().get(path + "2026-09-30T10:00:00Z&amount=1&unit=HOURS").is(401);
  }

  @Test
  void an_admin_replaces_a_year_by_file_and_broken_files_change_nothing() {
    var admin = staff.admin();
    var good = "date,kind,name\n2021-10-01,HOLIDAY,国庆节\n2021-10-09,WORKDAY,国庆节\n";
    var loaded = upload(good).is(200).body();
    assertThat(loaded.get("days").asInt()).isEqualTo(2);
    assertThat(upload(good).is(200).body().get("added")).isEmpty();

    var less = "date,kind,name\n2021-10-01,HOLIDAY,国庆\n2021-10-02,HOLIDAY,国庆\n";
    var changed =
        admin.with("Content-Type", "text/csv").post("/api/v1/staff/calendar/2021", less).is(200);
    assertThat(changed.body().at("/added/0").asText()).isEqualTo("2021-10-02");
    assertThat(changed.body().at("/changed/0").asText()).isEqualTo("2021-10-01");
    assertThat(changed.body().at("/removed/0").asText()).isEqualTo("2021-10-09");

    var broken = upload("date,kind,name\n2021-10-01,DAYOFF,国庆\n2022-01-01,HOLIDAY,元旦\n");
    assertThat(
            broken
                .isProblem(400, "invalid-request")
                .body()
                .get("errors")
                .findValuesAsText("pointer"))
        .containsExactly("/file/2", "/file/3");
    upload("").isProblem(400, "invalid-request");
    assertThat(
            api.anonymous()
                .get("/api/v1/calendar?from=2021-10-02&to=2021-10-02")
                .body()
                .at("/days/0/kind")
                .asText())
        .isEqualTo("HOLIDAY");
    admin
        .upload(
            "/api/v1/staff/calendar/2098",
            "file",
            "f.csv",
            "text/csv",
            bytes("date,kind,name\n2098-10-01,HOLIDAY,国庆\n"))
        .isProblem(400, "invalid-request");
  }

  @Test
  void only_an_admin_of_everywhere_loads_a_year() {
    var csv = api.resident("calendar-resident").with("Content-Type", "text/csv");
    csv.post("/api/v1/staff/calendar/2027", "date,kind,name\n").is(403);
    staff
        .dispatcher()
        .with("Content-Type", "text/csv")
        .post("/api/v1/staff/calendar/2027", "date,kind,name\n")
        .is(403);
    staff
        .adminOf("guanxian")
        .with("Content-Type", "text/csv")
        .post("/api/v1/staff/calendar/2027", "date,kind,name\n2027-01-01,HOLIDAY,元旦\n")
        .is(403);
  }

  private Answer upload(String csv) {
    return staff
        .admin()
        .upload("/api/v1/staff/calendar/2021", "file", "2021.csv", "text/csv", bytes(csv));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
