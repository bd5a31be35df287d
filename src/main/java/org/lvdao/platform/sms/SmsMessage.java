package org.lvdao.platform.sms;

import java.util.Map;

/**
 * One text message. Chinese carriers send only templates that were approved before, and fill them.
 *
 * @param id by which {@link TextMessages} keeps what became of it
 * @param phone 11 digits of a mainland mobile number
 * @param template our name of the approved text, such as {@code sign-in-code}
 * @param parameters fill the text's places; may be secret
 */
public record SmsMessage(long id, String phone, String template, Map<String, String> parameters) {
  /** For the log: whom and what, but no whole number and no code. */
  @Override
  public String toString() {
    return "SmsMessage[" + id + ", " + template + " to " + masked() + "]";
  }

  private String masked() {
    return phone.length() < 8
        ? "****"
        : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
  }
}
