package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import org.lvdao.account.consent.ConsentBook;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;

/** What residents agreed to. Staff and collectors are not asked. */
@Singleton
public class Consents {
  private final ConsentBook book;

  Consents(ConsentBook book) {
    this.book = book;
  }

  /** Costs no query: whoever asks came with the consents. */
  public boolean allows(Actor actor, ConsentPurpose purpose) {
    return book.allows(actor, purpose);
  }

  /**
   * As {@link #allows(Actor, ConsentPurpose)}, where nothing can be done without.
   *
   * @throws DomainError {@code consent-needed}, which names the purpose and where to agree
   */
  public void require(Actor actor, ConsentPurpose purpose) {
    book.require(actor, purpose);
  }

  /** Those of them whose last word on the purpose was no; who was never asked is not among them. */
  public Set<Long> refusing(Collection<Long> accountIds, ConsentPurpose purpose) {
    return book.refusing(accountIds, purpose);
  }

  /** Of somebody who does not ask at the moment: one query. */
  public boolean allows(long accountId, ConsentPurpose purpose) {
    return book.allows(accountId, purpose);
  }
}
