package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.account.Consents;
import org.lvdao.account.WechatIdentities;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;

/** What people allowed WeChat to deliver. */
@Singleton
class Subscriptions {
  /** Far more than anybody taps; keeps a broken mini program from counting for ever. */
  private static final int MOST = 100;

  private final CreditRepository credits;
  private final WechatIdentities identities;
  private final Consents consents;
  private final Transactions transactions;
  private final Templates templates;
  private final InstantSource clock;

  Subscriptions(
      CreditRepository credits,
      WechatIdentities identities,
      Consents consents,
      Transactions transactions,
      Templates templates,
      InstantSource clock) {
    this.credits = credits;
    this.identities = identities;
    this.consents = consents;
    this.transactions = transactions;
    this.templates = templates;
    this.clock = clock;
  }

  /**
   * A template to be allowed in the mini program.
   *
   * @param templateId what {@code wx.requestSubscribeMessage} takes
   * @param credits how many messages are still allowed
   */
  @Serdeable
  record Subscription(String templateId, int credits) {}

  /** All that are in use; empty when nothing is pushed by WeChat. */
  List<Subscription> of(long accountId) {
    var openids = identities.openids(accountId);
    return templates.wechatIds().stream().map(template -> of(template, openids)).toList();
  }

  private Subscription of(String template, List<String> openids) {
    int left =
        openids.isEmpty()
            ? 0
            : credits.find(openids, template).stream().mapToInt(CreditRow::credits).sum();
    return new Subscription(template, left);
  }

  /**
   * One more message of the template is allowed.
   *
   * @throws DomainError naming the template when it is not one of ours; {@code consent-needed};
   *     {@code no-wechat}
   */
  Subscription add(Actor actor, String template) {
    if (!templates.wechatIds().contains(template)) {
      throw DomainError.field("/templateId", "template-unknown");
    }
    consents.require(actor, ConsentPurpose.PUSH);
    return transactions.write(
        () -> {
          var openids = identities.openids(actor.accountId());
          if (openids.isEmpty()) {
            throw DomainError.of(MessageProblem.NO_WECHAT);
          }
          credits.add(openids.getFirst(), template, MOST, clock.instant());
          return of(template, openids);
        });
  }
}
