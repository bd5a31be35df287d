package org.lvdao.account;

import jakarta.inject.Singleton;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;

/** Reads accounts of any kind. */
@Singleton
class Accounts {
  private final AccountRepository accounts;
  private final Transactions transactions;

  Accounts(AccountRepository accounts, Transactions transactions) {
    this.accounts = accounts;
    this.transactions = transactions;
  }

  /**
   * @throws DomainError {@code not-found}
   */
  AccountRow get(long id) {
    return transactions.read(() -> accounts.find(id)).orElseThrow(DomainError::notFound);
  }
}
