package org.lvdao.pickup.catalogue;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** The price lists of each district. What has begun never changes. */
@Singleton
class PriceBook {
  /** So that nobody is surprised: the list can be seen this long before it holds. */
  private static final Duration LEAST_NOTICE = Duration.ofMinutes(10);

  /** How far ahead a list can be written. */
  private static final int MOST_DAYS = 366;

  private final PriceListRepository rows;
  private final ItemRepository items;
  private final Catalogue catalogue;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  PriceBook(
      PriceListRepository rows,
      ItemRepository items,
      Catalogue catalogue,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.items = items;
    this.catalogue = catalogue;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param at null for now
   * @throws DomainError {@code no-prices}
   */
  CatalogueController.CatalogueView show(String district, @Nullable Instant at) {
    areas.requireDistrict("?district", district);
    var moment = at == null ? clock.instant() : at;
    var list = catalogue.inForce(district, moment);
    return new CatalogueController.CatalogueView(
        district,
        Long.toString(list.id()),
        list.effectiveFrom(),
        rows.findNextChange(district, moment).orElse(null),
        views(list.prices(), descriptions(district)));
  }

  /** The newest first, without what was withdrawn. */
  Page<PriceListView> history(String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    var before = Cursor.beforeId(cursor);
    var descriptions = descriptions(district);
    return Page.cut(
            rows.findAll(district, before, limit + 1), limit, row -> Cursor.of(row.number()))
        .map(row -> view(row, descriptions));
  }

  private PriceListView view(PriceListRow row, Map<String, String> descriptions) {
    return new PriceListView(
        Long.toString(row.id()),
        row.district(),
        row.number(),
        row.effectiveFrom(),
        row.note(),
        row.createdAt(),
        views(catalogue.list(row).prices(), descriptions));
  }

  private Map<String, String> descriptions(String district) {
    return items.findAll(district).stream()
        .collect(Collectors.toMap(ItemRow::code, ItemRow::description));
  }

  private static List<PriceView> views(List<Price> prices, Map<String, String> descriptions) {
    return prices.stream()
        .map(
            price ->
                new PriceView(
                    price.code(),
                    price.name(),
                    descriptions.getOrDefault(price.code(), ""),
                    price.category(),
                    price.unit(),
                    price.direction(),
                    price.pricePerUnit()))
        .toList();
  }

  /** What staff say of an item in a new list. */
  record Wanted(String itemCode, Direction direction, long pricePerUnit) {}

  /**
   * Writes the next list.
   *
   * @param from when it begins: 10 minutes ahead or later, or today where there are no prices yet
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  PriceListView add(Actor actor, String district, Instant from, List<Wanted> wanted, String note) {
    areas.requireDistrict("/district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    return transactions.write(
        () -> {
          checkBegin(district, from);
          long id = ids.next();
          insert(id, actor, district, from, prices(district, wanted), note);
          var row = rows.find(id).orElseThrow();
          record(actor, "price-list-added", row);
          return view(row, descriptions(district));
        });
  }

  private void checkBegin(String district, Instant from) {
    var now = clock.instant();
    var earliest =
        rows.findInForce(district, now).isPresent()
            ? now.plus(LEAST_NOTICE)
            : BusinessTime.startOf(BusinessTime.dayOf(now));
    if (from.isBefore(earliest) || from.isAfter(now.plus(Duration.ofDays(MOST_DAYS)))) {
      throw DomainError.field(
          "/effectiveFrom",
          "prices-begin",
          Map.of("minutes", LEAST_NOTICE.toMinutes(), "days", MOST_DAYS));
    }
  }

  private List<Price> prices(String district, List<Wanted> wanted) {
    var known =
        items.findAll(district).stream()
            .filter(item -> item.retiredAt() == null)
            .collect(Collectors.toMap(ItemRow::code, Function.identity()));
    var prices = new LinkedHashMap<ItemRow, Price>();
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < wanted.size(); i++) {
      var line = wanted.get(i);
      var item = known.get(line.itemCode());
      if (item == null) {
        errors.add(new FieldError("/prices/" + i + "/itemCode", "item-unknown"));
        continue;
      }
      var price = item.price(line.direction(), line.pricePerUnit());
      if (!price.isSound()) {
        errors.add(new FieldError("/prices/" + i + "/pricePerUnit", "price-direction"));
      }
      if (prices.put(item, price) != null) {
        errors.add(new FieldError("/prices/" + i + "/itemCode", "item-twice"));
      }
    }
    DomainError.check(errors);
    return known.values().stream()
        .sorted(ItemRow.SHOWN)
        .flatMap(item -> Stream.ofNullable(prices.get(item)))
        .toList();
  }

  private void insert(
      long id, Actor actor, String district, Instant from, List<Price> prices, String note) {
    try {
      rows.insert(
          id,
          district,
          rows.findLastNumber(district) + 1,
          from,
          json.write(prices),
          note.strip(),
          clock.instant(),
          actor.accountId());
    } catch (RuntimeException failure) {
      throw DatabaseFaults.isDuplicateKey(failure) ? new Transactions.Outrun() : failure;
    }
  }

  /**
   * Takes back a list that has not begun. Twice is once.
   *
   * @throws DomainError {@code not-found}, {@code prices-in-force}
   */
  void withdraw(Actor actor, long id) {
    transactions.run(
        () -> {
          var row =
              rows.find(id)
                  .filter(found -> actor.may(Role.ADMIN, AreaPath.ofDistrict(found.district())))
                  .orElseThrow(DomainError::notFound);
          if (row.withdrawnAt() != null) {
            return;
          }
          if (rows.withdraw(id, clock.instant(), actor.accountId()) == 0) {
            throw DomainError.of(CatalogueProblem.PRICES_IN_FORCE);
          }
          record(actor, "price-list-withdrawn", row);
        });
  }

  private void record(Actor actor, String action, PriceListRow row) {
    audit.record(
        actor,
        action,
        "price-list",
        Long.toString(row.id()),
        row.district(),
        Map.of("number", row.number(), "from", row.effectiveFrom().toString()));
  }
}
