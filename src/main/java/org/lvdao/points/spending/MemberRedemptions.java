package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;

/** What a resident got for points. It stays the household's; after an erasure it names a number. */
@Singleton
class MemberRedemptions implements PersonalData {
  private final RedemptionRepository rows;
  private final VoucherRepository vouchers;

  MemberRedemptions(RedemptionRepository rows, VoucherRepository vouchers) {
    this.rows = rows;
    this.vouchers = vouchers;
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
    // Nothing of it is personal but for the number.
  }
}
