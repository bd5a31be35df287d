package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.seal.SealedRows;

/** The numbers of accounts and their indexes, when the keys change. */
@Singleton
class SealedPhones implements SealedRows {
  private final PhoneRepository numbers;
  private final PhoneNumbers phones;

  SealedPhones(PhoneRepository numbers, PhoneNumbers phones) {
    this.numbers = numbers;
    this.phones = phones;
  }

  @Override
  public String name() {
    return "account_phone";
  }

  @Override
  public List<Long> sealedBefore(byte[] key, long after, int size) {
    return numbers.sealedBefore(key, after, size);
  }

  @Override
  public void sealAnew(long id) {
    numbers
        .find(id)
        .ifPresent(
            row -> {
              var anew = phones.seal(phones.open(row.phone()));
              numbers.sealAnew(id, row.phone(), anew.ciphertext(), anew.index());
            });
  }
}
