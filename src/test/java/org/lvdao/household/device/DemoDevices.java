package org.lvdao.household.device;

import io.micronaut.context.ApplicationContext;
import org.lvdao.account.DemoPeople;

/** The smart bins of the demo, registered by the service. */
public final class DemoDevices {
  private DemoDevices() {}

  /** Gives its id. */
  public static long bin(ApplicationContext beans, String community) {
    var admin = DemoPeople.staff(beans, "admin");
    return beans
        .getBean(Devices.class)
        .create(admin, "智能回收箱", community, DeviceKind.SMART_BIN)
        .id();
  }
}
