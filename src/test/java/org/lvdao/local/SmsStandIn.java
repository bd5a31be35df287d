package org.lvdao.local;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lvdao.platform.sms.SmsMessage;
import org.lvdao.platform.sms.SmsSender;
import org.lvdao.platform.sms.SmsUnavailable;

/**
 * The phones of everybody: keeps what was sent by this node. In the local environment it prints
 * each message, since a developer has no phone with an invented number.
 */
@Singleton
@Primary
@Requires(env = {"local", "test"})
@Requires(property = "lvdao.sms.sender", notEquals = "http")
public final class SmsStandIn implements SmsSender {
  private final Queue<SmsMessage> sent = new ConcurrentLinkedQueue<>();
  private final boolean local;
  private volatile boolean away;

  SmsStandIn(Environment environment) {
    this.local = environment.getActiveNames().contains("local");
  }

  @Override
  public void send(SmsMessage message) {
    if (away) {
      throw new SmsUnavailable("told to be away");
    }
    if (local) {
      System.out.printf(
          "[lvdao] SMS to %s, %s: %s%n", message.phone(), message.template(), message.parameters());
    } else {
      sent.add(message);
    }
  }

  /** What was sent to the phone, the oldest first. */
  public List<SmsMessage> to(String phone) {
    return sent.stream().filter(message -> message.phone().equals(phone)).toList();
  }

  /** The code that was sent to the phone last. */
  public String code(String phone) {
    return to(phone).getLast().parameters().get("code");
  }

  /** Lets the carrier take nothing, until told otherwise. */
  public void away(boolean whether) {
    away = whether;
  }
}
