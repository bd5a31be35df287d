package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.household.staff.ServedAreas;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;

/**
 * Registers the households of a roster (花名册), all of them or none. One that is registered already
 * stays as it is, so the same file may come again.
 */
@Singleton
class Roster {
  /** Of a file; enough for the most households one may have. */
  static final long MOST_BYTES = 1 << 20;

  /** More than a community has; one transaction takes a few seconds for so many. */
  private static final int MOST_ROWS = 2_000;

  /** More broken rows than a person corrects in one go. */
  private static final int MOST_ERRORS = 100;

  private static final int LONGEST_ADDRESS = 100;
  private static final String CARD = "card";

  private final HouseholdRegister register;
  private final CardRepository cards;
  private final AreaService areas;
  private final ServedAreas served;
  private final AuditLog audit;
  private final Transactions transactions;

  Roster(
      HouseholdRegister register,
      CardRepository cards,
      AreaService areas,
      ServedAreas served,
      AuditLog audit,
      Transactions transactions) {
    this.register = register;
    this.cards = cards;
    this.areas = areas;
    this.served = served;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * What an import did.
   *
   * @param created households that are new
   * @param unchanged those that were registered already
   */
  @Serdeable
  record Imported(int created, int unchanged) {}

  /**
   * @param card null to have one made
   */
  private record Entry(long line, Area community, String address, @Nullable String card) {}

  /**
   * @param file CSV with the columns communityCode and address, and maybe card
   * @throws DomainError naming every line that cannot be used; then nothing changed
   */
  Imported load(Actor actor, byte[] file) {
    var entries = read(actor, file);
    return transactions.write(
        () -> {
          var errors = new ArrayList<FieldError>();
          int created = 0;
          for (var entry : entries) {
            try {
              created += load(actor, entry) ? 1 : 0;
            } catch (CsvTable.BrokenRow broken) {
              errors.add(error(broken));
            }
          }
          check(errors);
          audit.record(
              actor,
              "households-imported",
              "household",
              "",
              null,
              Map.of("created", created, "rows", entries.size()));
          return new Imported(created, entries.size() - created);
        });
  }

  /** Whether the household is new. */
  private boolean load(Actor actor, Entry entry) {
    var known = register.at(entry.community(), entry.address());
    if (entry.card() != null) {
      var holder = cards.find(entry.card()).orElse(null);
      if (holder != null
          && !(known != null && holder.householdId() == known && holder.isHouseholdsOwn())) {
        throw broken(entry.line(), "roster-card-taken", "the card is in use already");
      }
      if (known != null && holder == null) {
        throw broken(entry.line(), "roster-card-other", "the household has another card");
      }
    }
    if (known != null) {
      return false;
    }
    register.create(actor, entry.community(), entry.address(), entry.card(), null);
    return true;
  }

  private List<Entry> read(Actor actor, byte[] file) {
    var errors = new ArrayList<FieldError>();
    var entries = new ArrayList<Entry>();
    try {
      var rows = CsvTable.read(file, "communityCode", "address");
      if (rows.size() > MOST_ROWS) {
        throw DomainError.field("/file", "roster-too-long", Map.of("max", MOST_ROWS));
      }
      var seen = new HashSet<String>();
      for (var row : rows) {
        try {
          entries.add(entry(actor, row, seen));
        } catch (CsvTable.BrokenRow broken) {
          errors.add(error(broken));
        }
      }
    } catch (CsvTable.BrokenRow broken) {
      errors.add(error(broken));
    }
    check(errors);
    return entries;
  }

  private Entry entry(Actor actor, CsvTable.Row row, Set<String> seen) {
    var code = row.required("communityCode");
    var community =
        areas
            .community(code)
            .filter(area -> served.serves(actor, ServedAreas.INSPECTORS, area))
            .orElseThrow(
                () -> broken(row.line(), "roster-community", "no community of yours: " + code));
    var address = row.required("address");
    if (address.length() > LONGEST_ADDRESS) {
      throw new CsvTable.BrokenRow(
          row.line(),
          "csv-too-long",
          Map.of("column", "address", "max", LONGEST_ADDRESS),
          "shorten the address");
    }
    var card = CardNumbers.normal(row.fields().findField(CARD).orElse(""));
    if (!card.isEmpty() && !CardNumbers.isOne(card)) {
      throw broken(row.line(), "roster-card-number", "no card has such a number");
    }
    if (!seen.add(Addresses.comparable(community.code(), address))
        || (!card.isEmpty() && !seen.add(card))) {
      throw broken(row.line(), "roster-duplicate", "the address or card stands twice");
    }
    return new Entry(row.line(), community, address, card.isEmpty() ? null : card);
  }

  private static CsvTable.BrokenRow broken(long line, String code, String problem) {
    return new CsvTable.BrokenRow(line, code, Map.of(), problem);
  }

  private static FieldError error(CsvTable.BrokenRow broken) {
    var parameters = new LinkedHashMap<>(broken.parameters());
    parameters.put("line", broken.line());
    return new FieldError("/file/" + broken.line(), broken.code(), parameters);
  }

  private static void check(List<FieldError> errors) {
    DomainError.check(errors.stream().limit(MOST_ERRORS).toList());
  }
}
