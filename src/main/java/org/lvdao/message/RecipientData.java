package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.account.WechatIdentities;
import org.lvdao.message.Subscriptions.Subscription;

/** What a person was told, and how they are reached. */
@Singleton
class RecipientData implements PersonalData {
  private final MessageRepository messages;
  private final DeviceRepository devices;
  private final PreferenceRepository preferences;
  private final DigestRepository digests;
  private final CreditRepository credits;
  private final Preferences chosen;
  private final Subscriptions subscriptions;
  private final WechatIdentities identities;

  RecipientData(
      MessageRepository messages,
      DeviceRepository devices,
      PreferenceRepository preferences,
      DigestRepository digests,
      CreditRepository credits,
      Preferences chosen,
      Subscriptions subscriptions,
      WechatIdentities identities) {
    this.messages = messages;
    this.devices = devices;
    this.preferences = preferences;
    this.digests = digests;
    this.credits = credits;
    this.chosen = chosen;
    this.subscriptions = subscriptions;
    this.identities = identities;
  }

  @Serdeable
  record ExportedMessages(
      NotificationPreferences preferences,
      List<ExportedDevice> devices,
      List<Subscription> subscriptions) {}

  /** Without the token, which is as good as a secret. */
  @Serdeable
  record ExportedDevice(DeviceRow.Platform platform, String appVersion, Instant seenAt) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    archive.<MessageRow>list(
        "messages",
        (last, size) ->
            messages.findMine(accountId, last == null ? Long.MAX_VALUE : last.id(), size),
        MessageView::of);
    archive.value(
        "notifications",
        new ExportedMessages(
            chosen.of(accountId),
            devices.findOf(accountId).stream()
                .map(row -> new ExportedDevice(row.platform(), row.appVersion(), row.seenAt()))
                .toList(),
            subscriptions.of(accountId)));
  }

  @Override
  public void erase(long accountId) {
    messages.deleteOf(accountId);
    devices.deleteOf(accountId);
    preferences.deleteOf(accountId);
    digests.delete(accountId);
    var openids = identities.openids(accountId);
    if (!openids.isEmpty()) {
      credits.deleteOf(openids);
    }
  }
}
