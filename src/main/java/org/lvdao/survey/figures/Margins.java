package org.lvdao.survey.figures;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaLevel;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;
import org.lvdao.survey.campaign.Population;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.questionnaire.SurveyRights;

/** The known populations of districts, each with its source and day. */
@Singleton
class Margins {
  private static final Argument<Map<String, Long>> PEOPLE =
      Argument.mapOf(String.class, Long.class);

  /** 第一次全国人口普查. */
  private static final LocalDate EARLIEST = LocalDate.of(1953, 6, 30);

  private final MarginRepository rows;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  Margins(
      MarginRepository rows,
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

  /** Of the district, the newest first. */
  Page<MarginRow> list(Actor actor, String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    SurveyRights.requireSight(actor, district);
    var before = Cursor.beforeId(cursor);
    return Page.cut(rows.findAll(district, before, limit + 1), limit, row -> Cursor.of(row.id()));
  }

  /** People by category, in the declared order: of age from the youngest on, else by code. */
  Map<String, Long> people(MarginRow row) {
    var read = json.read(row.categories(), PEOPLE);
    var ordered = new LinkedHashMap<String, Long>();
    (row.trait() == Trait.AGE_BAND ? Trait.AGE_BANDS : List.copyOf(new TreeMap<>(read).keySet()))
        .stream()
            .filter(read::containsKey)
            .forEach(category -> ordered.put(category, read.get(category)));
    return ordered;
  }

  Optional<MarginRow> newest(String district, Population population, Trait trait) {
    return rows.findNewest(district, population, trait);
  }

  /**
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  MarginRow add(
      Actor actor,
      String district,
      Population population,
      Trait trait,
      Map<String, Long> people,
      String source,
      LocalDate asOf) {
    areas.requireDistrict("/district", district);
    SurveyRights.requireWork(actor, district);
    check(district, trait, people, asOf);
    long id = ids.next();
    return transactions.write(
        () -> {
          var now = clock.instant();
          rows.insert(
              id,
              district,
              population,
              trait,
              json.write(people),
              source,
              asOf,
              now,
              actor.accountId());
          audit.record(
              actor,
              "survey-margin-loaded",
              "survey-margin",
              Long.toString(id),
              district,
              Map.of("trait", trait.name(), "population", population.name()));
          return rows.find(id).orElseThrow();
        });
  }

  private void check(String district, Trait trait, Map<String, Long> people, LocalDate asOf) {
    var errors = new ArrayList<FieldError>();
    for (var category : people.keySet()) {
      boolean known =
          switch (trait) {
            case GENDER -> category.equals("F") || category.equals("M");
            case AGE_BAND -> Trait.AGE_BANDS.contains(category);
            case AREA -> isSubdistrict(district, category);
          };
      if (!known) {
        errors.add(new FieldError("/people/" + category, "survey-category"));
      }
    }
    if (people.values().stream().mapToLong(Long::longValue).sum() == 0) {
      errors.add(new FieldError("/people", "statistics-nobody"));
    }
    if (asOf.isBefore(EARLIEST) || asOf.isAfter(BusinessTime.dayOf(clock.instant()))) {
      errors.add(new FieldError("/asOf", "survey-day"));
    }
    DomainError.check(errors);
  }

  private boolean isSubdistrict(String district, String code) {
    return areas
        .find(code)
        .filter(area -> area.level() == AreaLevel.SUBDISTRICT && area.district().equals(district))
        .isPresent();
  }
}
