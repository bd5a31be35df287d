package org.lvdao.household;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.seal.SealedRows;

/** The addresses of households and their indexes, when the keys change. */
@Singleton
class SealedAddresses implements SealedRows {
  private final HouseholdRepository households;
  private final Addresses addresses;

  SealedAddresses(HouseholdRepository households, Addresses addresses) {
    this.households = households;
    this.addresses = addresses;
  }

  @Override
  public String name() {
    return "household";
  }

  @Override
  public List<Long> sealedBefore(byte[] key, long after, int size) {
    return households.sealedBefore(key, after, size);
  }

  @Override
  public void sealAnew(long id) {
    households
        .find(id)
        .filter(household -> household.address() != null)
        .ifPresent(
            household -> {
              var plain = addresses.open(household);
              households.sealAnew(
                  id,
                  household.presentAddress(),
                  addresses.seal(id, plain),
                  addresses.indexes(household.community(), plain).getFirst(),
                  addresses.building(household.community(), plain));
            });
  }
}
