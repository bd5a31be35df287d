package org.lvdao.platform.seal;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.List;
import org.lvdao.platform.database.Transactions;

/**
 * Looks before anything else whether the keys are those of the database. With another index key
 * nobody would be found by their number any more, and each would get a second account.
 */
@Singleton
class KeyCheck implements ApplicationEventListener<StartupEvent> {
  private final SealingKeys keys;
  private final SealingKeyRepository rows;
  private final Transactions transactions;

  KeyCheck(SealingKeys keys, SealingKeyRepository rows, Transactions transactions) {
    this.keys = keys;
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * @throws WrongKeys so that the node does not start
   */
  @Override
  public void onApplicationEvent(StartupEvent started) {
    check(rows.all());
    int present = keys.present();
    transactions.run(
        () -> {
          rows.insertIfAbsent(present, keys.fingerprint(present));
          rows.forgetOlderRows(present);
        });
    // Another node may have been the first with this id, and with another key.
    check(rows.all());
  }

  private void check(List<SealingKeyRow> known) {
    for (var row : known) {
      if (!keys.ids().contains(row.id())) {
        if (known.stream().noneMatch(newer -> hasReplaced(newer, row))) {
          throw new WrongKeys(
              """
              LVDAO_PHONE_KEY lacks key %1$d, under which values may still be sealed: keep %1$d:… \
              behind the present key until lvdao_sealed_older_rows is 0.\
              """
                  .formatted(row.id()));
        }
      } else if (!MessageDigest.isEqual(row.fingerprint(), keys.fingerprint(row.id()))) {
        throw new WrongKeys(
            """
            Key %1$d in LVDAO_PHONE_KEY or LVDAO_PHONE_INDEX_KEY is not the one with which this \
            database was written; a new key gets a new id (see README, Keys).\
            """
                .formatted(row.id()));
      }
    }
  }

  /** Whether all that was under the one is under the other, or under one still newer. */
  private static boolean hasReplaced(SealingKeyRow newer, SealingKeyRow row) {
    return newer.id() > row.id() && newer.olderRows() != null && newer.olderRows() == 0;
  }
}
