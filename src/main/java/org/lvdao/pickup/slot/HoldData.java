package org.lvdao.pickup.slot;

import jakarta.inject.Singleton;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;

/** A place somebody keeps for minutes: nothing to export, and given back when they are erased. */
@Singleton
class HoldData implements PersonalData {
  private final Holds holds;

  HoldData(Holds holds) {
    this.holds = holds;
  }

  @Override
  public void export(long accountId, PersonalArchive archive) {}

  @Override
  public void erase(long accountId) {
    holds.releaseOf(accountId);
  }
}
