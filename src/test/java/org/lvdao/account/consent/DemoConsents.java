package org.lvdao.account.consent;

import io.micronaut.context.ApplicationContext;
import org.lvdao.kernel.ConsentPurpose;

/** What the people of the demo agree to. */
public final class DemoConsents {
  private DemoConsents() {}

  /** All that the notice asks. */
  public static void give(ApplicationContext beans, long accountId) {
    int version = beans.getBean(PrivacyNotices.class).current().version();
    for (var purpose : ConsentPurpose.values()) {
      beans.getBean(ConsentBook.class).put(accountId, purpose, true, version);
    }
  }
}
