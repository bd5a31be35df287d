package org.lvdao.message;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.WechatIdentities;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.wechat.SubscribeMessages;
import org.lvdao.platform.wechat.SubscribeMessages.Notice;
import org.lvdao.platform.wechat.WechatAnswer;
import org.lvdao.platform.wechat.WechatUnavailable;

/**
 * Pushes by a subscribe message of the mini program, where the person allowed one. The credit is
 * spent together with the choice of this way, before WeChat is asked, so that a repeated push
 * spends no other.
 */
@Singleton
@Order(2)
class WechatChannel implements PushChannel {
  /** WeChat counts by the minute and by the day and does not say for how long. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Duration HOUR = Duration.ofHours(1);

  private final SubscribeMessages wechat;
  private final WechatIdentities identities;
  private final CreditRepository credits;
  private final MessageRepository messages;
  private final PushTexts texts;
  private final Languages languages;
  private final Transactions transactions;
  private final MessageSettings settings;
  private final InstantSource clock;
  private final Breaker breaker = new Breaker();

  WechatChannel(
      SubscribeMessages wechat,
      WechatIdentities identities,
      CreditRepository credits,
      MessageRepository messages,
      PushTexts texts,
      Languages languages,
      Transactions transactions,
      MessageSettings settings,
      InstantSource clock) {
    this.wechat = wechat;
    this.identities = identities;
    this.credits = credits;
    this.messages = messages;
    this.texts = texts;
    this.languages = languages;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public PushWay way() {
    return PushWay.WECHAT;
  }

  @Override
  public boolean isOn() {
    return settings.wechatTemplate() != null && !settings.wechatTemplate().isBlank();
  }

  @Override
  public Attempt push(Notification told) {
    var message = told.message();
    var language = languages.of(message.accountId());
    var text = texts.wechat(told, language);
    var template = String.valueOf(text.templateId());
    var openids = identities.openids(message.accountId());
    if (openids.isEmpty()) {
      return new Attempt.NoWay();
    }
    var paused = breaker.pausedAt(clock.instant());
    var known = credits.find(openids, template);
    boolean spent = message.pushChannel() == way();
    var credit = known.stream().filter(row -> spent || row.credits() > 0).findFirst();
    if (credit.isEmpty()) {
      return new Attempt.NoWay();
    }
    if (paused != null) {
      return new Attempt.Paused(paused);
    }
    var openid = credit.get().openid();
    if (!spent && !spend(message, openid, template)) {
      return new Attempt.NoWay();
    }
    return send(
        new Notice(openid, template, page(told), language.wechat(), fitting(text.fields())));
  }

  private boolean spend(MessageRow message, String openid, String template) {
    return transactions.write(
        () ->
            messages.choose(message.id(), way().name()) == 1
                && credits.spend(openid, template, clock.instant()) == 1);
  }

  private Attempt send(Notice notice) {
    int error;
    try {
      error = wechat.send(notice);
    } catch (WechatUnavailable away) {
      return failed(String.valueOf(away.getMessage()), null);
    }
    return switch (error) {
      case SubscribeMessages.OK -> {
        breaker.succeeded();
        yield new Attempt.Done();
      }
      case SubscribeMessages.NOT_ALLOWED, WechatAnswer.NO_SUCH_USER -> {
        breaker.succeeded();
        transactions.run(() -> credits.giveBack(notice.openid(), notice.template()));
        yield new Attempt.Unwanted();
      }
      case WechatAnswer.BUSY -> failed("busy", null);
      case WechatAnswer.TOO_OFTEN -> failed("too often", MINUTE);
      case WechatAnswer.DAILY_QUOTA -> failed("daily quota", HOUR);
      default -> throw new PushRefused("WeChat: errcode " + error);
    };
  }

  private Attempt failed(String why, @Nullable Duration retryAfter) {
    Instant again = breaker.failed(clock.instant(), retryAfter);
    return new Attempt.Failed(again, why);
  }

  private static String page(Notification told) {
    return "pages/message?path=" + told.path();
  }

  private static Map<String, String> fitting(@Nullable Map<String, String> fields) {
    var fitting = new LinkedHashMap<String, String>();
    if (fields != null) {
      fields.forEach(
          (name, text) -> {
            var type = WechatField.of(name);
            fitting.put(name, type == null ? text : type.cut(text));
          });
    }
    return fitting;
  }
}
