package org.lvdao.points;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A transaction of the ledger, as it was booked.
 *
 * @param repeated whether it was booked before, so that nothing happened now. Then all of this is
 *     what was booked first, also when something else was asked for now
 */
public record Booking(
    long id, TransactionKind kind, Map<LedgerAccount, Long> postings, boolean repeated) {

  static Booking repeated(TransactionRow row, List<PostingRow> postings) {
    return new Booking(
        row.id(),
        row.kind(),
        postings.stream().collect(Collectors.toMap(PostingRow::account, PostingRow::amount)),
        true);
  }

  /** What the account got; negative when it lost. */
  public long to(LedgerAccount account) {
    return postings.getOrDefault(account, 0L);
  }

  /** What the holder was given: available, or used for what was owed. */
  public long granted() {
    return to(LedgerAccount.AVAILABLE) + to(LedgerAccount.RECEIVABLE);
  }
}
