package org.lvdao.account;

/**
 * What a feature that keeps things of residents does when two accounts of one resident become one.
 * Each table with an account in it either follows here or says in {@code MergedColumnsTest} why
 * not.
 */
public interface AccountMerge {
  /**
   * Gives what is the one account's to the other, in the caller's transaction. Called again for
   * what was under way in that moment, so it must find nothing to do the second time.
   */
  void move(long from, long to);
}
