package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;

/** What points buy in each district (兑换目录). */
@Singleton
class Rewards {
  private static final int MOST_VOUCHERS = 10_000;
  private static final Pattern VOUCHER = Pattern.compile("[\\x21-\\x7e]{4,64}");

  private final RewardRepository rows;
  private final VoucherRepository vouchers;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Rewards(
      RewardRepository rows,
      VoucherRepository vouchers,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.vouchers = vouchers;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** What residents may choose from, the cheapest first. */
  List<RewardRow> offered(String district) {
    checkDistrict("?district", district);
    return rows.findAll(district, false);
  }

  /**
   * Also those that are not offered.
   *
   * @throws DomainError {@code forbidden}
   */
  List<RewardRow> all(Actor actor, String district) {
    checkDistrict("?district", district);
    require(actor, district);
    return rows.findAll(district, true);
  }

  /**
   * @throws DomainError {@code not-found}
   */
  RewardRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> administers(actor, row.district()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Adds a reward. Vouchers have none in stock until codes are loaded, donations have no end.
   *
   * @throws DomainError {@code forbidden}, {@code reward-exists}, or naming what is wrong
   */
  RewardRow add(
      Actor actor, String district, String code, RewardKind kind, long stock, RewardText text) {
    checkDistrict("/district", district);
    require(actor, district);
    if (kind != RewardKind.GOODS && stock != 0) {
      throw DomainError.field("/stock", "reward-stock");
    }
    try {
      return transactions.write(
          () -> {
            long id = ids.next();
            rows.insert(
                id,
                district,
                code,
                kind.name(),
                text.name().strip(),
                text.description().strip(),
                text.points(),
                kind == RewardKind.DONATION ? null : stock,
                text.lowStock(),
                text.mostPerMonth(),
                text.offered(),
                clock.instant());
            var row = rows.find(id).orElseThrow();
            record(actor, "reward-added", row, Map.of("points", row.points(), "stock", stock));
            return row;
          });
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicateKey(failure)) {
        throw DomainError.of(SpendingProblem.REWARD_EXISTS).with("code", code);
      }
      throw failure;
    }
  }

  /**
   * Changes what is said of a reward and asked for it; who has it already keeps it as it was.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code stale-version}
   */
  RewardRow change(Actor actor, long id, long version, RewardText text) {
    return transactions.write(
        () -> {
          read(actor, id);
          int changed =
              rows.change(
                  id,
                  version,
                  text.name().strip(),
                  text.description().strip(),
                  text.points(),
                  text.lowStock(),
                  text.mostPerMonth(),
                  text.offered());
          if (changed == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          var row = rows.find(id).orElseThrow();
          record(
              actor,
              "reward-changed",
              row,
              Map.of("points", row.points(), "offered", row.offered()));
          return row;
        });
  }

  /**
   * Puts goods into stock or takes them out, while others may be redeeming them.
   *
   * @param more negative takes out
   * @throws DomainError {@code reward-out-of-stock} when fewer are left, or naming what is wrong
   */
  RewardRow addStock(Actor actor, long id, long more) {
    return transactions.write(
        () -> {
          var row = read(actor, id);
          if (row.kind() != RewardKind.GOODS) {
            throw DomainError.field("/more", "reward-stock");
          }
          if (rows.addStock(id, more) == 0) {
            throw outOfStock(row);
          }
          record(actor, "reward-stocked", row, Map.of("more", more));
          return rows.find(id).orElseThrow();
        });
  }

  /**
   * Loads the codes of a voucher, all of them or none.
   *
   * @param file one code a line, in UTF-8
   * @throws DomainError {@code voucher-known}, or naming the line that is wrong
   */
  RewardRow load(Actor actor, long id, byte[] file) {
    var codes = codes(file);
    try {
      return transactions.write(
          () -> {
            var row = read(actor, id);
            if (row.kind() != RewardKind.VOUCHER) {
              throw DomainError.field("/file", "reward-no-voucher");
            }
            var now = clock.instant();
            // The reward first, as who redeems it does.
            rows.addStock(id, codes.size());
            vouchers.insert(
                codes.stream().map(code -> new VoucherRow(row.district(), code, id, now)).toList());
            record(actor, "vouchers-loaded", row, Map.of("codes", codes.size()));
            return rows.find(id).orElseThrow();
          });
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicateKey(failure)) {
        throw DomainError.of(SpendingProblem.VOUCHER_KNOWN);
      }
      throw failure;
    }
  }

  private static Set<String> codes(byte[] file) {
    var lines = new String(file, StandardCharsets.UTF_8).lines().map(String::strip).toList();
    var codes = new HashSet<String>();
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < lines.size() && errors.isEmpty(); i++) {
      var code = lines.get(i);
      if (!code.isEmpty() && (!VOUCHER.matcher(code).matches() || !codes.add(code))) {
        errors.add(new FieldError("/file", "voucher-line", Map.of("line", i + 1)));
      }
    }
    if (errors.isEmpty() && (codes.isEmpty() || codes.size() > MOST_VOUCHERS)) {
      errors.add(new FieldError("/file", "voucher-count", Map.of("most", MOST_VOUCHERS)));
    }
    if (!errors.isEmpty()) {
      throw DomainError.fields(errors);
    }
    return codes;
  }

  static DomainError outOfStock(RewardRow row) {
    return DomainError.of(SpendingProblem.REWARD_OUT_OF_STOCK)
        .with("name", row.name())
        .with("left", row.stock() == null ? 0 : row.stock());
  }

  private void checkDistrict(String pointer, String district) {
    if (!areas.isDistrict(district)) {
      throw DomainError.field(pointer, "unknown-district");
    }
  }

  private static void require(Actor actor, String district) {
    if (!administers(actor, district)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }

  private static boolean administers(Actor actor, String district) {
    return actor.may(Role.ADMIN, AreaPath.ofDistrict(district));
  }

  private void record(Actor actor, String action, RewardRow row, Map<String, ?> details) {
    audit.record(actor, action, "reward", Long.toString(row.id()), row.district(), details);
  }
}
