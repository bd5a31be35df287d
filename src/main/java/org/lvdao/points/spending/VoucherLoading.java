package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;

/** Takes in the codes of shopping vouchers (购物券) as the shop gave them. */
@Singleton
class VoucherLoading {
  private static final int MOST = 10_000;
  private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{4,64}");

  private final Rewards rewards;
  private final RewardRepository rows;
  private final VoucherRepository vouchers;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  VoucherLoading(
      Rewards rewards,
      RewardRepository rows,
      VoucherRepository vouchers,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.rewards = rewards;
    this.rows = rows;
    this.vouchers = vouchers;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
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
            var row = rewards.read(actor, id);
            if (row.kind() != RewardKind.VOUCHER) {
              throw DomainError.field("/file", "reward-no-voucher");
            }
            var now = clock.instant();
            // The reward first, as who redeems it does.
            rows.addStock(id, codes.size());
            vouchers.insert(
                codes.stream().map(code -> new VoucherRow(row.district(), code, id, now)).toList());
            audit.record(
                actor,
                "vouchers-loaded",
                "reward",
                Long.toString(id),
                row.district(),
                Map.of("codes", codes.size()));
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
      if (!code.isEmpty() && (!CODE.matcher(code).matches() || !codes.add(code))) {
        errors.add(new FieldError("/file", "voucher-line", Map.of("line", i + 1)));
      }
    }
    if (errors.isEmpty() && (codes.isEmpty() || codes.size() > MOST)) {
      errors.add(new FieldError("/file", "voucher-count", Map.of("most", MOST)));
    }
    DomainError.check(errors);
    return codes;
  }
}
