package org.lvdao.account;

import jakarta.inject.Singleton;
import org.lvdao.kernel.DomainError;

/** Reads accounts of any kind. */
@Singleton
class Accounts {
  private final AccountRepository accounts;

  Accounts(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /**
   * @throws DomainError {@code not-found}
   */
  AccountRow get(long id) {
    return accounts.find(id).orElseThrow(DomainError::notFound);
  }
}
