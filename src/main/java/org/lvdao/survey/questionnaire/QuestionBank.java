package org.lvdao.survey.questionnaire;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/**
 * Questions to take into questionnaires (题库). One that is taken is copied, so what happens to it
 * here changes no questionnaire.
 */
@Singleton
class QuestionBank {
  private final BankRepository rows;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  QuestionBank(
      BankRepository rows,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** Of the district and of all districts, the newest first. */
  Page<BankRow> list(Actor actor, String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    SurveyRights.requireSight(actor, district);
    var before = Cursor.beforeId(cursor);
    return Page.cut(rows.findAll(district, before, limit + 1), limit, row -> Cursor.of(row.id()));
  }

  Question question(BankRow row) {
    return json.read(row.question(), Question.class);
  }

  /**
   * @param district empty for all districts, which only who works everywhere may
   * @throws DomainError {@code forbidden}, {@code question-exists}, or naming what is wrong
   */
  BankRow add(Actor actor, String district, Question question) {
    if (!district.isEmpty()) {
      areas.requireDistrict("/district", district);
    }
    SurveyRights.requireWork(actor, district);
    var errors = QuestionCheck.errors(question, "/question");
    DomainError.check(errors);
    if (question.showIf() != null) {
      // What it looks at is asked elsewhere.
      throw DomainError.field("/question/showIf", "survey-not-here");
    }
    long id = ids.next();
    var now = clock.instant();
    try {
      transactions.run(
          () -> {
            rows.insert(
                id, district, question.code(), json.write(question), now, actor.accountId());
            record(actor, "question-added", id, district, question.code());
          });
    } catch (RuntimeException failure) {
      throw DatabaseFaults.isDuplicateKey(failure)
          ? DomainError.of(QuestionnaireProblem.QUESTION_EXISTS)
          : failure;
    }
    return rows.find(id).orElseThrow(DomainError::notFound);
  }

  /**
   * @throws DomainError {@code not-found}, {@code forbidden}
   */
  void remove(Actor actor, long id) {
    transactions.run(
        () -> {
          var row =
              rows.find(id)
                  .filter(found -> SurveyRights.sees(actor, found.district()))
                  .orElseThrow(DomainError::notFound);
          SurveyRights.requireWork(actor, row.district());
          if (rows.remove(id) > 0) {
            record(actor, "question-removed", id, row.district(), row.code());
          }
        });
  }

  private void record(Actor actor, String action, long id, String district, String code) {
    audit.record(
        actor, action, "survey-question", Long.toString(id), district, Map.of("code", code));
  }
}
