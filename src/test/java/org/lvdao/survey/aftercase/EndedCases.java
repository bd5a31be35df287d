package org.lvdao.survey.aftercase;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.Ids;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.pickup.Jobs;
import org.lvdao.report.Cases;
import org.lvdao.report.workflow.ReportStatus;

/** Residents whose cases have come to their end, and what they are asked then. */
@Singleton
@Requires(env = "test")
public final class EndedCases {
  static final String PATH = "/api/v1/after-case-surveys";

  private final Cases cases;
  private final Jobs jobs;
  private final Offers offers;
  private final Ids ids;
  private final InstantSource clock;

  EndedCases(Cases cases, Jobs jobs, Offers offers, Ids ids, InstantSource clock) {
    this.cases = cases;
    this.jobs = jobs;
    this.offers = offers;
    this.ids = ids;
    this.clock = clock;
  }

  /** A survey that waits for the resident, of a case that is nowhere else; gives its id. */
  public String waiting(ApiClient resident) {
    long caseId = ids.next();
    offers.follow(
        new EndedCase(
            CaseKind.REPORT,
            caseId,
            "T-" + caseId,
            "tianqiao",
            Long.parseLong(Jobs.me(resident)),
            clock.instant(),
            null));
    return cases
        .texts("SELECT id FROM after_case_survey WHERE kind = 'REPORT' AND case_id = ?", caseId)
        .getFirst();
  }

  public static Map<String, Object> response(String satisfaction, String reason) {
    return Map.of("satisfaction", satisfaction, "reason", reason);
  }

  static Answer answer(ApiClient resident, String id, String satisfaction, String reason) {
    return resident.post(PATH + "/" + id + "/response", response(satisfaction, reason));
  }

  /** What waits for the resident now. */
  static List<JsonNode> list(ApiClient resident) {
    var items = new ArrayList<JsonNode>();
    resident.get(PATH).is(200).body().required("items").forEach(items::add);
    return items;
  }

  /** The one that waits for the resident, which comes by and by. */
  static JsonNode await1(ApiClient resident) {
    await().until(() -> list(resident).size() == 1);
    return list(resident).getFirst();
  }

  /** A closed report of the resident; gives its id. */
  String closed(ApiClient resident) {
    return cases.inState(ReportStatus.CLOSED, resident, "BULKY_WASTE");
  }

  /** A pickup of the resident that is weighed; gives its id. */
  String weighed(ApiClient resident) {
    var collector = jobs.collector();
    var id = jobs.taken(resident, collector);
    collector
        .post(
            "/api/v1/collector/jobs/" + id + "/weigh",
            Map.of(
                "at",
                clock.instant().toString(),
                "items",
                List.of(Map.of("itemCode", "CARDBOARD", "grams", 12_000))))
        .is(200);
    return id;
  }

  static void confirm(ApiClient resident, String booking) {
    resident.post("/api/v1/pickup/bookings/" + booking + "/confirm").is(200);
  }

  /** How many rows the case has. */
  long offered(String caseId) {
    return cases.number("SELECT COUNT(*) FROM after_case_survey WHERE case_id = ?", caseId);
  }

  static String id(JsonNode survey) {
    return survey.required("id").asText();
  }

  static Instant closesAt(JsonNode survey) {
    return Instant.parse(survey.required("closesAt").asText());
  }

  /** What is kept of the survey: whose it is, both answers, whether it was answered. */
  String kept(String id) {
    return cases
        .texts(
            """
            SELECT CONCAT_WS(' ', COALESCE(account_id, 'nobody'), COALESCE(satisfaction, '-'),
                             COALESCE(reason, '-'), answered_at IS NOT NULL)
              FROM after_case_survey WHERE id = ?
            """,
            id)
        .getFirst();
  }
}
