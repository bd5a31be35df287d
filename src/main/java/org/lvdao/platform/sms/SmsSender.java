package org.lvdao.platform.sms;

/**
 * Carries the text messages of {@link TextMessages}. Blocks until the carrier took the message;
 * never inside a transaction.
 */
public interface SmsSender {
  /**
   * @throws SmsUnavailable when the carrier did not take it, so that it will most likely not come
   */
  void send(SmsMessage message);
}
