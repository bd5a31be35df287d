package org.lvdao.points.spending;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.points.TwoPersons;

/**
 * Holds what the office that pays says against what was asked for (对账), one to one. Each line is
 * booked by itself: so the file may come again, by two at once or after it broke off, and a line
 * that is wrong keeps no other from being booked.
 */
@Singleton
class PayoutResults {
  private static final int LONGEST_REASON = 100;

  /** Of a number that is none of ours. */
  private static final int LONGEST_SHOWN = 40;

  private final Payouts payouts;
  private final RedemptionRepository rows;
  private final RedemptionEnds ends;
  private final CashNotices notices;
  private final TwoPersons persons;
  private final AuditLog audit;
  private final Transactions transactions;

  PayoutResults(
      Payouts payouts,
      RedemptionRepository rows,
      RedemptionEnds ends,
      CashNotices notices,
      TwoPersons persons,
      AuditLog audit,
      Transactions transactions) {
    this.payouts = payouts;
    this.rows = rows;
    this.ends = ends;
    this.notices = notices;
    this.persons = persons;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * What a file changed.
   *
   * @param paid lines that were booked as paid
   * @param failed lines that were booked as failed, so that the points came back
   * @param unchanged lines that were booked before, or have no result yet
   * @param faults lines that fit nothing and changed nothing
   */
  @Serdeable
  record Reconciled(int paid, int failed, int unchanged, List<Fault> faults, PayoutView payout) {}

  /**
   * A line that fits nothing.
   *
   * @param line where it stands in the file, from 1
   * @param number as it stands there, or its beginning
   * @param detail what is wrong, in Chinese
   */
  @Serdeable
  record Fault(long line, String number, ResultFault fault, String detail) {}

  private record Line(long at, String number, String amount, String result, String reason) {
    String shownNumber() {
      return number.length() <= LONGEST_SHOWN ? number : number.substring(0, LONGEST_SHOWN) + "…";
    }
  }

  private enum Outcome {
    PAID,
    FAILED,
    UNCHANGED
  }

  /** Says why a line changes nothing. */
  private static final class Misfit extends RuntimeException {
    private final ResultFault fault;

    private Misfit(ResultFault fault) {
      super(fault.name(), null, false, false);
      this.fault = fault;
    }
  }

  /**
   * @param file CSV with the columns number, amountFen, result and reason
   * @throws DomainError {@code not-found}, or naming what makes the file unreadable; then nothing
   *     changed
   */
  Reconciled reconcile(Actor actor, long payoutId, byte[] file) {
    var payout = payouts.read(actor, payoutId);
    var lines = read(file);
    var numbers = lines.stream().collect(groupingBy(Line::number, Collectors.counting()));
    var asked =
        rows.findOfPayout(payoutId).stream().collect(toMap(PayoutFile::number, RedemptionRow::id));
    var counts = new LinkedHashMap<Outcome, Integer>();
    var faults = new ArrayList<Fault>();
    for (var line : lines) {
      try {
        if (numbers.getOrDefault(line.number(), 0L) > 1) {
          throw new Misfit(ResultFault.NUMBER_TWICE);
        }
        var id = asked.get(line.number());
        if (id == null) {
          throw new Misfit(ResultFault.UNKNOWN_NUMBER);
        }
        counts.merge(transactions.write(() -> book(actor, id, line)), 1, Integer::sum);
      } catch (Misfit misfit) {
        faults.add(new Fault(line.at(), line.shownNumber(), misfit.fault, misfit.fault.label()));
      }
    }
    return new Reconciled(
        counts.getOrDefault(Outcome.PAID, 0),
        counts.getOrDefault(Outcome.FAILED, 0),
        counts.getOrDefault(Outcome.UNCHANGED, 0),
        faults,
        payouts.view(payout));
  }

  private Outcome book(Actor actor, long id, Line line) {
    var row = rows.find(id).orElseThrow();
    if (!line.amount().equals(Long.toString(row.cash()))) {
      throw new Misfit(ResultFault.OTHER_AMOUNT);
    }
    return switch (line.result()) {
      case "" -> Outcome.UNCHANGED;
      case PayoutFile.PAID -> paid(actor, row);
      case PayoutFile.FAILED -> failed(actor, row, line.reason());
      default -> throw new Misfit(ResultFault.UNKNOWN_RESULT);
    };
  }

  private Outcome paid(Actor actor, RedemptionRow row) {
    if (!isOpen(row, PayoutFile.PAID)) {
      return Outcome.UNCHANGED;
    }
    record(actor, "cash-paid", row);
    notices.paid(ends.fulfil(row, actor.accountId(), "已打款"));
    return Outcome.PAID;
  }

  private Outcome failed(Actor actor, RedemptionRow row, String reason) {
    if (!isOpen(row, PayoutFile.FAILED)) {
      return Outcome.UNCHANGED;
    }
    if (reason.isEmpty()) {
      throw new Misfit(ResultFault.REASON_MISSING);
    }
    if (reason.length() > LONGEST_REASON) {
      throw new Misfit(ResultFault.REASON_TOO_LONG);
    }
    if (persons.isOwn(actor, row.householdId())) {
      throw new Misfit(ResultFault.OWN_HOUSEHOLD);
    }
    record(actor, "cash-failed", row);
    notices.failed(ends.giveBack(row, RedemptionState.FAILED, actor.accountId(), reason));
    return Outcome.FAILED;
  }

  private static boolean isOpen(RedemptionRow row, String result) {
    var known = PayoutFile.result(row.state());
    if (known != null && !known.equals(result)) {
      throw new Misfit(ResultFault.ENDED_OTHERWISE);
    }
    return known == null;
  }

  private void record(Actor actor, String action, RedemptionRow row) {
    audit.record(
        actor,
        action,
        "redemption",
        Long.toString(row.id()),
        row.district(),
        Map.of("payout", String.valueOf(row.payoutId()), "amountFen", row.cash()));
  }

  private static List<Line> read(byte[] file) {
    try {
      var table =
          CsvTable.read(
              file, PayoutFile.NUMBER, PayoutFile.AMOUNT, PayoutFile.RESULT, PayoutFile.REASON);
      if (table.size() > Payouts.MOST) {
        throw DomainError.field("/file", "results-too-many", Map.of("most", Payouts.MOST));
      }
      return table.stream().map(PayoutResults::line).toList();
    } catch (CsvTable.BrokenRow broken) {
      var parameters = new LinkedHashMap<>(broken.parameters());
      parameters.put("line", broken.line());
      throw DomainError.field("/file/" + broken.line(), broken.code(), parameters);
    }
  }

  private static Line line(CsvTable.Row row) {
    return new Line(
        row.line(),
        row.text(PayoutFile.NUMBER),
        row.text(PayoutFile.AMOUNT),
        row.text(PayoutFile.RESULT),
        row.text(PayoutFile.REASON));
  }
}
