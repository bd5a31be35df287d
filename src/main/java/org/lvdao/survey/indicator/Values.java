package org.lvdao.survey.indicator;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;
import org.lvdao.survey.questionnaire.SurveyRights;

/**
 * The values of indicators, from computing or typing in to approval. Nothing of one changes: once
 * approved it is sealed, and a correction is another value with its reason.
 */
@Singleton
class Values {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final ValueRepository rows;
  private final EvidenceRepository evidence;
  private final IndicatorRepository indicators;
  private final Measurements measurements;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  Values(
      ValueRepository rows,
      EvidenceRepository evidence,
      IndicatorRepository indicators,
      Measurements measurements,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.evidence = evidence;
    this.indicators = indicators;
    this.measurements = measurements;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** All of a year, also those that wait or were corrected, the newest first. */
  Page<ValueRow> list(Actor actor, String district, int year, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    SurveyRights.requireSight(actor, district);
    var before = Cursor.beforeId(cursor);
    return Page.cut(
        rows.findAll(district, year, before, limit + 1), limit, row -> Cursor.of(row.id()));
  }

  /**
   * Computes a value, without keeping it.
   *
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  Measured measure(Actor actor, String district, String code, int year, Inputs inputs) {
    indicator(actor, district, code, year);
    return measurements.of(district, code, year, inputs);
  }

  /**
   * Keeps what was computed, to be approved.
   *
   * @throws DomainError naming the reason that is missing
   */
  ValueRow keep(
      Actor actor,
      String district,
      String code,
      int year,
      Measured measured,
      @Nullable String reason) {
    var row =
        new ValueRow(
            ids.next(),
            district,
            code,
            year,
            measured.part(),
            measured.source(),
            measured.value(),
            measured.low(),
            measured.high(),
            measured.n(),
            measured.method(),
            measured.note(),
            json.write(measured.inputs()),
            null,
            measured.digest(),
            reason,
            clock.instant(),
            actor.accountId(),
            null,
            null);
    return add(actor, row, "indicator-measured");
  }

  /**
   * Keeps what was typed in, to be approved.
   *
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  ValueRow enter(Actor actor, EnteredValue given) {
    var indicator = indicator(actor, given.district(), given.code(), given.year());
    check(indicator, given);
    var document =
        evidence
            .find(Long.parseLong(given.evidenceId()))
            .filter(found -> found.district().equals(given.district()))
            .orElseThrow(() -> DomainError.field("/evidenceId", "indicator-evidence"));
    var population = given.population();
    var digested =
        List.of(
            document.sha256(),
            given.source().name(),
            given.value().toPlainString(),
            String.valueOf(given.low()),
            String.valueOf(given.high()),
            String.valueOf(given.n()),
            given.enteredFor());
    var row =
        new ValueRow(
            ids.next(),
            given.district(),
            given.code(),
            given.year(),
            population == null ? "" : population.name(),
            given.source(),
            given.value(),
            given.low(),
            given.high(),
            given.n(),
            given.source() + " 1",
            given.enteredFor(),
            null,
            document.id(),
            Measured.digest(digested),
            given.reason(),
            clock.instant(),
            actor.accountId(),
            null,
            null);
    return add(actor, row, "indicator-entered");
  }

  private static void check(IndicatorRow indicator, EnteredValue given) {
    var errors = new ArrayList<FieldError>();
    if (given.source() == ValueSource.MEASURED) {
      errors.add(new FieldError("/source", "indicator-source"));
    }
    var population = given.population();
    if (indicator.hasPopulations() != (population != null)) {
      errors.add(new FieldError("/population", "indicator-population"));
    }
    if (indicator.isShare() && !isShare(given.value())) {
      errors.add(new FieldError("/value", "indicator-percent"));
    }
    var low = given.low();
    var high = given.high();
    boolean fits =
        low == null || high == null
            ? low == null && high == null
            : low.compareTo(given.value()) <= 0 && high.compareTo(given.value()) >= 0;
    if (!fits) {
      errors.add(new FieldError("/low", "indicator-interval"));
    }
    DomainError.check(errors);
  }

  private static boolean isShare(BigDecimal value) {
    return value.signum() >= 0 && value.compareTo(ALL) <= 0;
  }

  private IndicatorRow indicator(Actor actor, String district, String code, int year) {
    areas.requireDistrict("/district", district);
    SurveyRights.requireWork(actor, district);
    if (year > BusinessTime.dayOf(clock.instant()).getYear()) {
      throw DomainError.field("/year", "year-to-come");
    }
    return indicators
        .find(district, code)
        .orElseThrow(() -> DomainError.field("/code", "unknown-indicator"));
  }

  private ValueRow add(Actor actor, ValueRow row, String action) {
    return transactions.write(
        () -> {
          indicators.lock(row.district(), row.code());
          boolean corrects = newestApproved(row) != null;
          if (corrects && (row.reason() == null || row.reason().isBlank())) {
            throw DomainError.field("/reason", "indicator-reason");
          }
          rows.insert(
              row.id(),
              row.district(),
              row.code(),
              row.year(),
              row.part(),
              row.source(),
              row.value(),
              row.low(),
              row.high(),
              row.n(),
              row.method(),
              row.note(),
              row.inputs(),
              row.evidenceId(),
              row.digest(),
              corrects ? row.reason() : null,
              row.computedAt(),
              row.computedBy());
          record(actor, row, action);
          return rows.find(row.id()).orElseThrow();
        });
  }

  private @Nullable ValueRow newestApproved(ValueRow row) {
    return rows.findApproved(row.district(), row.year(), row.year()).stream()
        .filter(other -> other.place().equals(row.place()))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  private void record(Actor actor, ValueRow row, String action) {
    audit.record(
        actor,
        action,
        "indicator-value",
        Long.toString(row.id()),
        row.district(),
        Map.of("code", row.code(), "year", row.year(), "digest", row.digest()));
  }

  /**
   * Seals a value; everybody sees it from now on. Twice by the same is once.
   *
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code value-needs-second-person},
   *     {@code value-approved}, {@code value-superseded}
   */
  ValueRow approve(Actor actor, long id) {
    return transactions.write(
        () -> {
          var seen = find(actor, id);
          indicators.lock(seen.district(), seen.code());
          var row = rows.find(id).orElseThrow();
          var area = AreaPath.ofDistrict(row.district());
          if (!actor.may(Role.SUPERVISOR, area) && !actor.may(Role.ADMIN, area)) {
            throw DomainError.of(CommonProblem.FORBIDDEN);
          }
          if (row.computedBy() == actor.accountId()) {
            throw DomainError.of(IndicatorProblem.VALUE_NEEDS_SECOND_PERSON);
          }
          var approver = row.approvedBy();
          if (approver != null) {
            if (approver == actor.accountId()) {
              return row;
            }
            throw DomainError.of(IndicatorProblem.VALUE_APPROVED);
          }
          var newest = newestApproved(row);
          if (newest != null && (newest.id() > row.id() || row.reason() == null)) {
            throw DomainError.of(IndicatorProblem.VALUE_SUPERSEDED);
          }
          rows.approve(id, clock.instant(), actor.accountId());
          record(actor, row, "indicator-approved");
          return rows.find(id).orElseThrow();
        });
  }

  /**
   * Computes a value again from the same inputs, and changes nothing.
   *
   * @throws DomainError {@code not-found}, {@code value-not-measured}
   */
  Recomputed recompute(Actor actor, long id) {
    var row = find(actor, id);
    var inputs = row.inputs();
    if (inputs == null) {
      throw DomainError.of(IndicatorProblem.VALUE_NOT_MEASURED);
    }
    var again =
        measurements.of(row.district(), row.code(), row.year(), json.read(inputs, Inputs.class));
    return new Recomputed(
        Long.toString(row.id()),
        row.value().compareTo(again.value()) == 0 && row.digest().equals(again.digest()),
        row.value().stripTrailingZeros(),
        again.value().stripTrailingZeros(),
        row.note(),
        again.note(),
        row.digest(),
        again.digest());
  }

  private ValueRow find(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> SurveyRights.sees(actor, row.district()))
        .orElseThrow(DomainError::notFound);
  }
}
