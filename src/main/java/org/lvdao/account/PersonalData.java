package org.lvdao.account;

import java.io.IOException;

/**
 * What a feature does with what it keeps of residents when one of them wants to have all of it, or
 * to be forgotten. Each column of each table is either erased so or says in {@code
 * ErasedColumnsTest} why not.
 */
public interface PersonalData {
  /**
   * Adds all that is the resident's to their export, outside any transaction.
   *
   * @throws IOException the photo store is away, or the disk full: it is tried again later
   */
  void export(long accountId, PersonalArchive archive) throws IOException;

  /**
   * Erases all that is personal, in the caller's transaction; what must stay, stays under the bare
   * number of an account of which nothing else is known. Called again for what was under way in
   * that moment, so it must find nothing to do the second time.
   *
   * @param accountId a resident's, whose identities are still there
   */
  void erase(long accountId);
}
