package org.lvdao.survey.indicator;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.report.Cases;

/** Makes values of indicators for tests, as staff of 天桥区. */
@Singleton
@Requires(env = "test")
public final class Board {
  public static final byte[] PDF =
      "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  static final String VALUES = "/api/v1/staff/indicator-values/";
  static final String EVIDENCE = "/api/v1/staff/indicator-evidence";

  private final Cases cases;
  private final Api api;
  private final InstantSource clock;

  Board(Cases cases, Api api, InstantSource clock) {
    this.cases = cases;
    this.api = api;
    this.clock = clock;
  }

  ApiClient surveyor() {
    return cases.staff("surveyor.tianqiao");
  }

  ApiClient supervisor() {
    return cases.staff("supervisor.tianqiao");
  }

  ApiClient admin() {
    return api.staff("admin");
  }

  int year() {
    return BusinessTime.dayOf(clock.instant()).getYear();
  }

  /** A document of 天桥区; gives its id. */
  public String evidence() {
    return evidence("tianqiao");
  }

  String evidence(String district) {
    return Cases.id(upload(admin(), district, PDF).is(201));
  }

  static Answer upload(ApiClient staff, String district, byte[] bytes) {
    return staff.upload(
        EVIDENCE + "?district=" + district, "file", "佐证.pdf", "application/pdf", bytes);
  }

  /** What the closed cases of the year say, of which there is one at least. */
  public Map<String, Object> closure() {
    cases.submit(cases.resident(), "HOUSEHOLD_WASTE").is(201);
    return measurement("COMPLAINT_CLOSURE_RATE", year(), Map.of("measure", "CLOSURE"));
  }

  static Map<String, Object> measurement(String code, int year, Map<String, ?> inputs) {
    var given = new LinkedHashMap<String, Object>();
    given.put("district", "tianqiao");
    given.put("code", code);
    given.put("year", year);
    given.put("inputs", inputs);
    given.put("reason", "复核后重算");
    return given;
  }

  /** A value that was computed; gives its id. */
  public String measured() {
    return Cases.id(surveyor().post(VALUES + "measured", closure()).is(201));
  }

  /** A value of a department. */
  public Map<String, Object> entered() {
    var given = entered("tianqiao", "ZERO_WASTE_CELLS", 2024, "26");
    given.put("reason", "补充两个学校");
    return given;
  }

  Map<String, Object> entered(String district, String code, int year, String value) {
    var given = new LinkedHashMap<String, Object>();
    given.put("district", district);
    given.put("code", code);
    given.put("year", year);
    given.put("source", "REPORTED");
    given.put("value", Double.valueOf(value));
    given.put("enteredFor", "区生态环境分局");
    given.put("evidenceId", evidence(district));
    return given;
  }

  /** Enters and approves it; gives its id. */
  String approved(Map<String, Object> entered) {
    var id = Cases.id(admin().post(VALUES + "entered", entered).is(201));
    approver((String) entered.get("district")).post(VALUES + id + "/approve").is(200);
    return id;
  }

  ApiClient approver(String district) {
    return cases.staff("supervisor." + district);
  }
}
