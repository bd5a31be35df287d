package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lvdao.account.Residents;
import org.lvdao.account.Residents.WechatId;

/** Who of many can be pushed to, so that nothing is set going for all the others. */
@Singleton
class PushReach {
  private final List<PushChannel> channels;
  private final Residents residents;
  private final DeviceRepository devices;
  private final CreditRepository credits;
  private final Preferences preferences;
  private final Templates templates;

  PushReach(
      List<PushChannel> channels,
      Residents residents,
      DeviceRepository devices,
      CreditRepository credits,
      Preferences preferences,
      Templates templates) {
    this.channels = channels;
    this.residents = residents;
    this.devices = devices;
    this.credits = credits;
    this.preferences = preferences;
    this.templates = templates;
  }

  /** Those of the accounts that have a way to be pushed to and want what the kind is about. */
  Set<Long> of(MessageKind kind, Collection<Long> accountIds) {
    var reached = new HashSet<Long>();
    if (accountIds.isEmpty()) {
      return reached;
    }
    if (isOn(PushWay.APP)) {
      reached.addAll(devices.findOwners(accountIds));
    }
    if (isOn(PushWay.WECHAT)) {
      reached.addAll(byWechat(kind, accountIds));
    }
    preferences
        .of(accountIds)
        .forEach(
            (account, preference) -> {
              if (preference.mutedTopics().contains(kind.topic())) {
                reached.remove(account);
              }
            });
    return reached;
  }

  private boolean isOn(PushWay way) {
    return channels.stream().anyMatch(channel -> channel.way() == way && channel.isOn());
  }

  private Set<Long> byWechat(MessageKind kind, Collection<Long> accountIds) {
    var identities = residents.wechatIds(accountIds);
    if (identities.isEmpty()) {
      return Set.of();
    }
    var ids =
        List.of(Language.values()).stream()
            .map(language -> new TemplateKey(kind, TemplateChannel.WECHAT, language))
            .map(key -> String.valueOf(templates.of(key).content().templateId()))
            .distinct()
            .toList();
    var allowed =
        Set.copyOf(credits.findAllowing(identities.stream().map(WechatId::openid).toList(), ids));
    return identities.stream()
        .filter(identity -> allowed.contains(identity.openid()))
        .map(WechatId::accountId)
        .collect(Collectors.toSet());
  }
}
