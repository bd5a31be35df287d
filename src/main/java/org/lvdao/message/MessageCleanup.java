package org.lvdao.message;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.lvdao.platform.database.Transactions;

/** Removes old messages and apps nobody opens. Several nodes may do it at once. */
@Singleton
class MessageCleanup {
  private final MessageRepository messages;
  private final DeviceRepository devices;
  private final RetentionSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  MessageCleanup(
      MessageRepository messages,
      DeviceRepository devices,
      RetentionSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.messages = messages;
    this.devices = devices;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void clean() {
    Instant now = clock.instant();
    transactions.inPieces(() -> messages.deleteOlderThan(now.minus(settings.messages())));
    transactions.inPieces(() -> devices.deleteUnseen(now.minus(settings.devices())));
  }
}
