package org.lvdao.survey.invitation;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.lvdao.account.AccountMerge;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.ConsentWithdrawal;

/** To what somebody was invited. Who says no to surveys is reminded of none. */
@Singleton
class OwnInvitations implements PersonalData, AccountMerge, ConsentWithdrawal {
  private final InvitationRepository rows;

  OwnInvitations(InvitationRepository rows) {
    this.rows = rows;
  }

  /**
   * Invitations in an export.
   *
   * @param surveys their ids
   */
  @Serdeable
  record ExportedInvitations(List<String> surveys) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    var invited = rows.findOf(accountId).stream().map(id -> Long.toString(id)).toList();
    if (!invited.isEmpty()) {
      archive.value("survey-invitations", new ExportedInvitations(invited));
    }
  }

  @Override
  public void erase(long accountId) {
    rows.remove(accountId);
  }

  @Override
  public void move(long from, long to) {
    rows.copy(from, to);
    rows.remove(from);
  }

  @Override
  public void withdrawn(long accountId, ConsentPurpose purpose) {
    if (purpose == ConsentPurpose.SURVEY) {
      rows.remove(accountId);
    }
  }
}
