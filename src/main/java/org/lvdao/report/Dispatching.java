package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Units;
import org.lvdao.area.Area;
import org.lvdao.area.AreaLevel;
import org.lvdao.area.AreaService;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.DomainError;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.category.Categories;

/** Which unit works on a case, and what follows when its category or place was wrong. */
@Singleton
class Dispatching {
  private final Categories categories;
  private final AreaService areas;
  private final Units units;
  private final Deadlines deadlines;

  Dispatching(Categories categories, AreaService areas, Units units, Deadlines deadlines) {
    this.categories = categories;
    this.areas = areas;
    this.units = units;
    this.deadlines = deadlines;
  }

  Step dispatch(Report report, Step step, StaffStep command) {
    var unit = command.unit() != null ? command.unit() : defaultUnit(report);
    if (unit == null) {
      throw DomainError.field("/unit", "no-default-unit");
    }
    if (units.find(unit).filter(u -> u.district().equals(report.district)).isEmpty()) {
      throw DomainError.field("/unit", "unit-unknown");
    }
    report.unit = unit;
    return step.note(command.words()).details(Map.of("unit", unit));
  }

  Step giveBack(Report report, Step step, StaffStep command) {
    var unit = Objects.requireNonNull(report.unit, "dispatched cases have a unit");
    report.unit = null;
    return step.note(command.requiredReason()).details(Map.of("unit", unit));
  }

  /** Area, unit and deadline follow a corrected category or place; the history says from what. */
  Step correct(Report report, Step step, StaffStep command, Instant now) {
    if (command.category() == null
        && command.position() == null
        && command.area() == null
        && command.address() == null) {
      throw DomainError.field("/category", "nothing-to-correct");
    }
    var before = snapshot(report);
    correctPlace(report, command);
    correctCategory(report, command, now);
    if (report.unit != null && changed(before, report)) {
      var unit = defaultUnit(report);
      report.unit = unit != null ? unit : report.unit;
    }
    return step.note(command.words()).details(differences(before, snapshot(report)));
  }

  private void correctPlace(Report report, StaffStep command) {
    if (command.position() != null) {
      var place = areas.locate(Wgs84.of(command.position()));
      if (!place.district().code().equals(report.district)) {
        throw DomainError.of(ReportProblem.OTHER_DISTRICT)
            .with("district", place.district().name());
      }
      report.moveTo(command.position());
      report.subdistrict = place.subdistrict() == null ? null : place.subdistrict().code();
    }
    if (command.area() != null) {
      report.subdistrict = subdistrict(report, command.area()).code();
    }
    if (command.address() != null) {
      report.address = command.address();
    }
  }

  private void correctCategory(Report report, StaffStep command, Instant now) {
    if (command.category() != null && !command.category().equals(report.category)) {
      var before = categories.of(report.district, report.category);
      var category = categories.choose(report.district, command.category());
      report.category = category.code();
      deadlines.recount(report, before, category, now);
    }
  }

  private Area subdistrict(Report report, String code) {
    return areas
        .find(code)
        .filter(area -> area.level() == AreaLevel.SUBDISTRICT)
        .filter(area -> area.path().district().equals(report.district))
        .orElseThrow(() -> DomainError.field("/area", "subdistrict-unknown"));
  }

  private @Nullable String defaultUnit(Report report) {
    return categories.defaultUnit(report.district, report.category, report.subdistrict);
  }

  private static boolean changed(Map<String, Object> before, Report report) {
    var after = snapshot(report);
    return !Objects.equals(before.get("category"), after.get("category"))
        || !Objects.equals(before.get("area"), after.get("area"));
  }

  /** Codes only: the history must hold nothing personal, so no address. */
  private static Map<String, Object> snapshot(Report report) {
    var snapshot = new LinkedHashMap<String, Object>();
    snapshot.put("category", report.category);
    snapshot.put("area", report.subdistrict == null ? "" : report.subdistrict);
    snapshot.put("unit", report.unit == null ? "" : report.unit);
    snapshot.put("deadline", report.deadline.toString());
    snapshot.put("position", "%.5f,%.5f".formatted(report.lat, report.lon));
    return snapshot;
  }

  private static Map<String, Object> differences(
      Map<String, Object> before, Map<String, Object> after) {
    var differences = new LinkedHashMap<String, Object>();
    after.forEach(
        (name, value) -> {
          var old = before.get(name);
          if (!value.equals(old)) {
            differences.put(name, value);
            differences.put(name + "Before", String.valueOf(old));
          }
        });
    return differences;
  }
}
