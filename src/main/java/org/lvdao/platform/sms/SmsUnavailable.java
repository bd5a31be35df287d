package org.lvdao.platform.sms;

/** The carrier did not take a message. The text says the kind of failure only, for the log. */
public final class SmsUnavailable extends RuntimeException {
  public SmsUnavailable(String why) {
    super(why, null, false, false);
  }
}
