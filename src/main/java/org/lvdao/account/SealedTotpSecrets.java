package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.seal.SealedRows;

/** The secrets of one-time codes, when the key changes. */
@Singleton
class SealedTotpSecrets implements SealedRows {
  private final TotpRepository rows;
  private final TotpSecrets secrets;

  SealedTotpSecrets(TotpRepository rows, TotpSecrets secrets) {
    this.rows = rows;
    this.secrets = secrets;
  }

  @Override
  public String name() {
    return "account_totp";
  }

  @Override
  public List<Long> sealedBefore(byte[] key, long after, int size) {
    return rows.sealedBefore(key, after, size);
  }

  @Override
  public void sealAnew(long id) {
    for (boolean confirmed : new boolean[] {true, false}) {
      rows.lock(id, confirmed)
          .ifPresent(
              row ->
                  rows.sealAnew(
                      id,
                      confirmed,
                      row.secret(),
                      secrets.seal(id, secrets.open(id, row.secret()))));
    }
  }
}
