package org.lvdao.points;

import jakarta.inject.Singleton;
import java.io.IOException;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;

/**
 * What a resident earned and spent. The ledger is never changed: after an erasure it names a bare
 * number.
 */
@Singleton
class MemberEntries implements PersonalData {
  private final EntryRepository entries;

  MemberEntries(EntryRepository entries) {
    this.entries = entries;
  }

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    archive.<EntryRow>list(
        "points",
        (last, size) -> entries.findOfMember(accountId, last == null ? 0 : last.id(), size),
        OwnPoints.Entry::of);
  }

  @Override
  public void erase(long accountId) {
    // Nothing in the ledger is personal but for the number.
  }
}
