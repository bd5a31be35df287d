package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.lvdao.kernel.ResidentActivity;

/** Who brought sorted kitchen waste. */
@Singleton
class ActiveSorters implements ResidentActivity {
  private final DeliveryRepository deliveries;

  ActiveSorters(DeliveryRepository deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public Kind kind() {
    return Kind.DELIVERY;
  }

  @Override
  public Set<Long> accounts(String district, Instant from, Instant until) {
    return Set.copyOf(deliveries.findSorters(district, from, until));
  }
}
