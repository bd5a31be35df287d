package org.lvdao.report.category;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Units;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** The categories of each district: its own where staff changed one, the defaults elsewhere. */
@Singleton
public class Categories {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

  private final CategoryRepository categories;
  private final AreaService areas;
  private final Units units;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Categories(
      CategoryRepository categories,
      AreaService areas,
      Units units,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.categories = categories;
    this.areas = areas;
    this.units = units;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What residents can choose, in order.
   *
   * @param district whose categories; null for the defaults
   * @throws DomainError naming {@code ?district}
   */
  public List<Category> choices(@Nullable String district) {
    if (district != null) {
      areas.requireDistrict("?district", district);
    }
    return effective(district == null ? "" : district).values().stream()
        .filter(category -> category.retiredAt() == null)
        .sorted(Comparator.comparingInt(Category::sortOrder).thenComparing(Category::code))
        .toList();
  }

  /** What people call it; the code itself when nothing is known of it. */
  public String name(String district, String code) {
    return find(district, code).map(Category::name).orElse(code);
  }

  public CategoryNames names() {
    return new CategoryNames(categories.findAll());
  }

  /** Whether any district has such a category, retired or not. */
  public boolean exists(String code) {
    return categories.existsByCode(code);
  }

  /** A category that cases can be in, retired or not. */
  public Optional<Category> find(String district, String code) {
    return categories.findFor(district, code);
  }

  /** The category a case is in. */
  public Category of(String district, String code) {
    return find(district, code).orElseThrow();
  }

  /**
   * A category a resident may choose.
   *
   * @throws DomainError naming {@code /category}
   */
  public Category choose(String district, String code) {
    return find(district, code)
        .filter(category -> category.retiredAt() == null)
        .orElseThrow(() -> DomainError.field("/category", "category-unknown"));
  }

  /** The unit such cases go to unless a dispatcher says otherwise; null when nobody routed it. */
  public @Nullable String defaultUnit(
      String district, String category, @Nullable String subdistrict) {
    return categories.defaultUnit(district, category, subdistrict == null ? "" : subdistrict);
  }

  /** The units of a district that cases of each category go to, by category. */
  Map<String, String> defaultUnits(String district) {
    return categories.defaultUnits(district).stream()
        .collect(
            Collectors.toMap(CategoryRepository.Route::category, CategoryRepository.Route::unit));
  }

  /**
   * Changes a category for one district, or adds one. Cases keep the deadlines they have.
   *
   * @param basedOn the version that was read; 0 when the district had none of its own
   */
  Category change(Actor actor, String district, String code, long basedOn, CategoryChange change) {
    areas.district(district);
    if (!CODE.matcher(code).matches()) {
      throw DomainError.notFound();
    }
    if (!actor.may(Role.ADMIN, AreaPath.ofDistrict(district))) {
      throw DomainError.notFound();
    }
    if (change.defaultUnit() != null
        && units.find(change.defaultUnit()).filter(u -> u.district().equals(district)).isEmpty()) {
      throw DomainError.field("/defaultUnit", "unit-unknown");
    }
    return transactions.write(
        () -> {
          categories.lock(code);
          var own = categories.findByDistrictAndCode(district, code).orElse(null);
          if (basedOn != find(district, code).map(Category::version).orElse(0L)) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          var changed =
              new Category(
                  own == null ? ids.next() : own.id(),
                  district,
                  code,
                  change.name(),
                  change.description(),
                  change.sortOrder(),
                  change.deadlineAmount(),
                  change.deadlineUnit(),
                  change.onRework(),
                  Boolean.TRUE.equals(change.retired()) ? clock.instant() : null,
                  basedOn + 1);
          if (change.defaultUnit() != null) {
            categories.route(district, code, "", change.defaultUnit());
          }
          audit.record(
              actor, "report-category-changed", "report-category", code, district, Map.of());
          // The versions were compared under the lock.
          return own == null ? categories.save(changed) : categories.update(changed);
        });
  }

  private Map<String, Category> effective(String district) {
    var effective = new LinkedHashMap<String, Category>();
    var all = categories.findAll();
    all.stream().filter(c -> c.district().isEmpty()).forEach(c -> effective.put(c.code(), c));
    all.stream()
        .filter(c -> c.district().equals(district))
        .forEach(c -> effective.put(c.code(), c));
    return effective;
  }
}
