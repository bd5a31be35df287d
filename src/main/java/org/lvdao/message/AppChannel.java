package org.lvdao.message;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.push.Push;
import org.lvdao.platform.push.PushResult;
import org.lvdao.platform.push.PushSender;

/** Pushes to the device the person's app was opened on last. */
@Singleton
@Order(1)
class AppChannel implements PushChannel {
  private final PushSender sender;
  private final DeviceRepository devices;
  private final MessageRepository messages;
  private final PushTexts texts;
  private final Languages languages;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Breaker breaker = new Breaker();

  AppChannel(
      PushSender sender,
      DeviceRepository devices,
      MessageRepository messages,
      PushTexts texts,
      Languages languages,
      Transactions transactions,
      InstantSource clock) {
    this.sender = sender;
    this.devices = devices;
    this.messages = messages;
    this.texts = texts;
    this.languages = languages;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public PushWay way() {
    return PushWay.APP;
  }

  @Override
  public boolean isOn() {
    return sender.isOn();
  }

  @Override
  public Attempt push(Notification told) {
    var message = told.message();
    while (true) {
      var device = devices.findLastSeen(message.accountId()).orElse(null);
      if (device == null) {
        return new Attempt.NoWay();
      }
      var paused = breaker.pausedAt(clock.instant());
      if (paused != null) {
        return new Attempt.Paused(paused);
      }
      if (transactions.<Integer>write(() -> messages.choose(message.id(), way().name())) == 0) {
        return new Attempt.NoWay();
      }
      switch (sender.send(push(told, device))) {
        case PushResult.Sent sent -> {
          breaker.succeeded();
          return new Attempt.Done();
        }
        case PushResult.TokenGone gone -> {
          breaker.succeeded();
          transactions.run(() -> devices.delete(device.id()));
        }
        case PushResult.Away away -> {
          return new Attempt.Failed(breaker.failed(clock.instant(), away.retryAfter()), away.why());
        }
        case PushResult.Refused refused -> throw new PushRefused("FCM: " + refused.why());
      }
    }
  }

  private Push push(Notification told, DeviceRow device) {
    var id = Long.toString(told.message().id());
    var text = texts.app(told, languages.of(told.message().accountId()));
    return new Push(
        device.token(),
        String.valueOf(text.title()),
        text.body(),
        Map.of("messageId", id, "path", told.path()),
        id);
  }
}
