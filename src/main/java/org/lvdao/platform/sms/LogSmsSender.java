package org.lvdao.platform.sms;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing and says so: for an installation that has no contract with a carrier yet. */
@Singleton
@Requires(property = "lvdao.sms.sender", value = "log", defaultValue = "log")
class LogSmsSender implements SmsSender {
  private static final Logger log = LoggerFactory.getLogger(LogSmsSender.class);

  @Override
  public void send(SmsMessage message) {
    log.warn("Not sent, because no carrier is set (LVDAO_SMS_SENDER): {}", message);
  }
}
