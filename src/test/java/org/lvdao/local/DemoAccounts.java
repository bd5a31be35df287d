package org.lvdao.local;

import jakarta.inject.Singleton;

/** The people of the demo. */
@Singleton
final class DemoAccounts {
  void create() {}
}
