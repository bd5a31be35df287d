package org.lvdao.message;

import jakarta.inject.Singleton;
import org.lvdao.account.AccountMerge;

/** Messages, devices, preferences and digests follow a resident whose accounts become one. */
@Singleton
class RecipientMerge implements AccountMerge {
  private final MessageRepository messages;
  private final DeviceRepository devices;
  private final PreferenceRepository preferences;
  private final DigestRepository digests;

  RecipientMerge(
      MessageRepository messages,
      DeviceRepository devices,
      PreferenceRepository preferences,
      DigestRepository digests) {
    this.messages = messages;
    this.devices = devices;
    this.preferences = preferences;
    this.digests = digests;
  }

  /**
   * What both were told or chose, the one that stays has already. Nothing else is deleted: what is
   * written to the first one meanwhile follows the next time.
   */
  @Override
  public void move(long from, long to) {
    messages.deleteTwins(from, to);
    messages.changeAccount(from, to);
    devices.changeAccount(from, to);
    preferences.deleteTwin(from, to);
    preferences.changeAccount(from, to);
    digests.deleteTwin(from, to);
    digests.changeAccount(from, to);
  }
}
