package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.account.WechatIdentities;

/**
 * What a resident got for points. It stays the household's; after an erasure it names a number, and
 * no cash goes to that person any more.
 */
@Singleton
class MemberRedemptions implements PersonalData {
  private final RedemptionRepository rows;
  private final VoucherRepository vouchers;
  private final RedemptionEnds ends;
  private final WechatIdentities identities;

  MemberRedemptions(
      RedemptionRepository rows,
      VoucherRepository vouchers,
      RedemptionEnds ends,
      WechatIdentities identities) {
    this.rows = rows;
    this.vouchers = vouchers;
    this.ends = ends;
    this.identities = identities;
  }

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    archive.<RedemptionRow>list(
        "redemptions",
        (last, size) -> rows.findOfMember(accountId, last == null ? 0 : last.id(), size),
        row -> RedemptionView.of(row, vouchers.findOf(row.id())));
  }

  @Override
  public void erase(long accountId) {
    var payees = identities.openids(accountId);
    if (!payees.isEmpty()) {
      giveBack(rows.findUnpaid(payees));
      rows.forgetPayees(payees);
    }
    // What was asked for meanwhile is found when the identity is gone already.
    giveBack(rows.findUnpaidOf(accountId));
    rows.forgetPayeesOf(accountId);
    rows.forgetNotes(accountId);
  }

  private void giveBack(List<RedemptionRow> unpaid) {
    unpaid.forEach(row -> ends.giveBack(row, RedemptionState.CANCELLED, null, null));
  }
}
