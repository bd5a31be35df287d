package org.lvdao.survey.questionnaire;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** Builds questionnaires: a draft at a time, and published versions that never change. */
@Singleton
class Questionnaires {
  private final QuestionnaireRepository rows;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  Questionnaires(
      QuestionnaireRepository rows,
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

  /**
   * A questionnaire with its versions, the oldest first.
   *
   * @param versions at least one
   */
  record Found(QuestionnaireRow row, List<VersionRow> versions) {
    VersionRow newest() {
      return versions.getLast();
    }

    @Nullable VersionRow draft() {
      return newest().state() == VersionState.DRAFT ? newest() : null;
    }

    @Nullable VersionRow published() {
      return versions.stream()
          .filter(version -> version.state() != VersionState.DRAFT)
          .reduce((first, second) -> second)
          .orElse(null);
    }
  }

  Form form(VersionRow version) {
    var form = rows.findForm(version.questionnaireId(), version.number()).orElseThrow();
    return json.read(form, Form.class);
  }

  /** Of the district and of all districts, the newest first. */
  Page<Found> list(Actor actor, String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    SurveyRights.requireSight(actor, district);
    var before = Cursor.beforeId(cursor);
    var page =
        Page.cut(rows.findAll(district, before, limit + 1), limit, row -> Cursor.of(row.id()));
    var found = page.items().stream().map(QuestionnaireRow::id).toList();
    var versions =
        found.isEmpty()
            ? Map.<Long, List<VersionRow>>of()
            : rows.findVersions(found).stream()
                .collect(Collectors.groupingBy(VersionRow::questionnaireId));
    return page.map(row -> new Found(row, versions.getOrDefault(row.id(), List.of())));
  }

  /**
   * @throws DomainError {@code not-found}
   */
  Found read(Actor actor, long id) {
    var row =
        rows.find(id)
            .filter(found -> SurveyRights.sees(actor, found.district()))
            .orElseThrow(DomainError::notFound);
    return new Found(row, rows.findVersions(List.of(id)));
  }

  /**
   * Begins a questionnaire with its first draft.
   *
   * @param district empty for all districts, which only who works everywhere may
   * @throws DomainError {@code forbidden}, {@code questionnaire-exists}, or naming what is wrong
   */
  Found add(Actor actor, String district, String code, Form form) {
    if (!district.isEmpty()) {
      areas.requireDistrict("/district", district);
    }
    SurveyRights.requireWork(actor, district);
    check(form);
    long id = ids.next();
    try {
      transactions.run(
          () -> {
            var now = clock.instant();
            rows.insert(id, district, code, now, actor.accountId());
            rows.insertDraft(id, 1, json.write(form), now, actor.accountId());
            record(actor, "questionnaire-added", id, district, 1);
          });
    } catch (RuntimeException failure) {
      throw DatabaseFaults.isDuplicateKey(failure)
          ? DomainError.of(QuestionnaireProblem.QUESTIONNAIRE_EXISTS)
          : failure;
    }
    return read(actor, id);
  }

  /**
   * Changes the draft, or begins one after the version that was published last.
   *
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, or naming what
   *     is wrong
   */
  Found draft(Actor actor, long id, long version, Form form) {
    check(form);
    return change(
        actor,
        id,
        version,
        found -> {
          var draft = found.draft();
          var now = clock.instant();
          if (draft == null) {
            int number = found.newest().number() + 1;
            rows.insertDraft(id, number, json.write(form), now, actor.accountId());
          } else {
            rows.changeDraft(id, draft.number(), json.write(form), now, actor.accountId());
          }
        });
  }

  /**
   * The form of a version.
   *
   * @throws DomainError {@code not-found}
   */
  Form version(Actor actor, long id, int number) {
    return read(actor, id).versions().stream()
        .filter(version -> version.number() == number)
        .findFirst()
        .map(this::form)
        .orElseThrow(DomainError::notFound);
  }

  /** Walks every branch of the newest version; nothing is changed. */
  DryRun dryRun(Actor actor, long id) {
    return Walk.of(form(read(actor, id).newest()));
  }

  /**
   * Publishes the draft; from then on it never changes.
   *
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, {@code
   *     no-draft}, {@code questionnaire-unsound}, or naming a code that means something else now
   */
  Found publish(Actor actor, long id, long version) {
    return change(
        actor,
        id,
        version,
        found -> {
          var draft = found.draft();
          if (draft == null) {
            throw DomainError.of(QuestionnaireProblem.NO_DRAFT);
          }
          var form = form(draft);
          var before = found.published();
          var errors =
              before == null
                  ? List.<DomainError.FieldError>of()
                  : Continuity.errors(form(before), form, "/form");
          DomainError.check(errors);
          var run = Walk.of(form);
          if (!run.isSound()) {
            throw DomainError.of(QuestionnaireProblem.QUESTIONNAIRE_UNSOUND).with("dryRun", run);
          }
          rows.publish(id, draft.number(), clock.instant());
          record(actor, "questionnaire-published", id, found.row().district(), draft.number());
        });
  }

  /**
   * Retires the version that was published last; campaigns that run with it go on.
   *
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, {@code
   *     not-published}
   */
  Found retire(Actor actor, long id, long version) {
    return change(
        actor,
        id,
        version,
        found -> {
          var published = found.published();
          if (published == null || rows.retire(id, published.number(), clock.instant()) == 0) {
            throw DomainError.of(QuestionnaireProblem.NOT_PUBLISHED);
          }
          record(actor, "questionnaire-retired", id, found.row().district(), published.number());
        });
  }

  private Found change(Actor actor, long id, long version, Consumer<Found> work) {
    return transactions.write(
        () -> {
          SurveyRights.requireWork(actor, read(actor, id).row().district());
          if (rows.touch(id, version) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          work.accept(read(actor, id));
          return read(actor, id);
        });
  }

  private static void check(Form form) {
    var errors = FormCheck.errors(form, "/form");
    DomainError.check(errors);
  }

  private void record(Actor actor, String action, long id, String district, int number) {
    audit.record(
        actor, action, "questionnaire", Long.toString(id), district, Map.of("number", number));
  }
}
