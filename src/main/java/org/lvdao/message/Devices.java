package org.lvdao.message;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.lvdao.account.Consents;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.database.Transactions;

/** The apps that can be pushed to. */
@Singleton
class Devices {
  /** Far more than anybody has; the one not seen for longest goes. */
  private static final int MOST = 20;

  private final DeviceRepository devices;
  private final Consents consents;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Devices(
      DeviceRepository devices,
      Consents consents,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.devices = devices;
    this.consents = consents;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Twice is once; a token that another account brought before is taken from it.
   *
   * @throws DomainError {@code consent-needed}
   */
  DeviceRow put(Actor actor, String token, DeviceRow.Platform platform, String appVersion) {
    consents.require(actor, ConsentPurpose.PUSH);
    var hash = Digests.sha256(token.getBytes(StandardCharsets.UTF_8));
    return transactions.write(
        () -> {
          devices.put(
              ids.next(),
              hash,
              token,
              actor.accountId(),
              platform.name(),
              appVersion,
              clock.instant());
          devices.findOf(actor.accountId()).stream()
              .skip(MOST)
              .forEach(surplus -> devices.delete(surplus.id()));
          return devices.findByHash(hash).orElseThrow();
        });
  }

  /**
   * @throws DomainError {@code not-found} when it is nobody's or another's
   */
  void delete(Actor actor, long id) {
    if (transactions.<Integer>write(() -> devices.deleteMine(id, actor.accountId())) == 0) {
      throw DomainError.notFound();
    }
  }
}
