package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** Tries, with all that stands in the database, to find out who gave an anonymous answer. */
@LvdaoTest
class AnonymityTest {
  private static final int PEOPLE = 24;

  @Inject SurveyDesk desk;
  @Inject Cases cases;

  private String accountOf(ApiClient resident) {
    return resident.get("/api/v1/me").is(200).body().required("id").asText();
  }

  @Test
  void no_value_of_a_response_stands_anywhere_beside_an_account() {
    var id = desk.open();
    var accounts = new ArrayList<String>();
    for (int i = 0; i < PEOPLE; i++) {
      var resident = cases.resident();
      accounts.add(accountOf(resident));
      var words = "建议" + UUID.randomUUID();
      // Somebody saves first, and the draft goes.
      var answers =
          Map.<String, Object>of(
              "traits",
              SurveyDesk.traits(),
              "answers",
              Map.of("OVERALL", SurveyDesk.choice("5"), "WORDS", Map.of("text", words)));
      resident.put(SurveyDesk.SURVEYS + id + "/draft", answers).is(200);
      SurveyDesk.submit(resident, id, answers).is(201);
    }

    var responses =
        cases.texts("SELECT id FROM survey_response WHERE campaign_id = ? ORDER BY id", id);
    assertThat(responses).hasSize(PEOPLE);
    assertThat(
            cases.texts(
                "SELECT account_id FROM survey_response WHERE campaign_id = ? AND account_id > 0",
                id))
        .isEmpty();
    assertThat(cases.number("SELECT COUNT(*) FROM survey_draft WHERE campaign_id = ?", id))
        .isZero();
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM idempotency WHERE operation LIKE ?",
                "%/surveys/" + id + "/%"))
        .as("digests of what somebody answered")
        .isZero();
    var secrets =
        new HashSet<>(
            cases.texts(
                "SELECT value FROM survey_answer WHERE campaign_id = ? AND question = 'WORDS'",
                id));
    secrets.addAll(responses);
    for (var column : columnsOutsideOfAnswers()) {
      assertThat(valuesThatAreIn(column, secrets)).as(column).isEmpty();
    }
  }

  /** The order of the rows, their numbers and their columns give no time away. */
  @Test
  void the_order_of_responses_is_not_the_order_in_which_people_came() {
    var id = desk.open();
    for (int i = 0; i < PEOPLE; i++) {
      var number = "%02d".formatted(i);
      SurveyDesk.submit(
              cases.resident(),
              id,
              Map.of(
                  "traits",
                  SurveyDesk.traits(),
                  "answers",
                  Map.of("OVERALL", SurveyDesk.choice("5"), "WORDS", Map.of("text", number))))
          .is(201);
    }

    var kept =
        cases.texts(
            """
            SELECT a.value FROM survey_response r
              JOIN survey_answer a ON a.campaign_id = r.campaign_id AND a.response_id = r.id
             WHERE r.campaign_id = ? AND a.question = 'WORDS' ORDER BY r.id
            """,
            id);

    // By chance once in 24! ways.
    assertThat(kept).hasSize(PEOPLE).isNotEqualTo(kept.stream().sorted().toList());
    assertThat(
            cases.texts(
                """
                SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
                 WHERE table_schema = DATABASE()
                   AND table_name IN ('survey_response', 'survey_answer', 'survey_participation')
                   AND (data_type IN ('datetime', 'timestamp', 'date', 'time')
                        OR extra LIKE '%auto_increment%')
                """))
        .as("times, and numbers in the order of coming")
        .isEmpty();
    assertThat(sharedColumns()).containsExactlyInAnyOrder("campaign_id", "account_id");
  }

  /** Columns of the same name in both: what one would join by. */
  private Set<String> sharedColumns() {
    return new HashSet<>(
        cases.texts(
            """
            SELECT column_name FROM information_schema.columns
             WHERE table_schema = DATABASE()
               AND table_name IN ('survey_response', 'survey_participation')
             GROUP BY column_name HAVING COUNT(*) = 2
            """));
  }

  private List<String> columnsOutsideOfAnswers() {
    return cases.texts(
        """
        SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
         WHERE table_schema = DATABASE()
           AND table_name NOT IN ('survey_answer', 'survey_response', 'flyway_schema_history')
           AND data_type IN ('bigint', 'varchar', 'char', 'text', 'mediumtext', 'longtext', 'json')
        """);
  }

  private List<String> valuesThatAreIn(String column, Set<String> secrets) {
    var parts = column.split("\\.");
    var found = new ArrayList<String>();
    for (var value :
        cases.texts(
            "SELECT DISTINCT CAST(`%s` AS CHAR) FROM `%s` WHERE `%s` IS NOT NULL"
                .formatted(parts[1], parts[0], parts[1]))) {
      if (secrets.contains(value)
          || (value.length() > 20 && secrets.stream().anyMatch(value::contains))) {
        found.add(value);
      }
    }
    return found;
  }
}
