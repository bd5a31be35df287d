package org.lvdao.platform.sms;

/** What has become of a text message. */
enum SmsState {
  /** On its way to the gateway. */
  SENDING,
  /** The gateway has it. */
  ACCEPTED,
  /** The gateway did not take it. */
  REFUSED,
  /** The phone has it. */
  DELIVERED,
  /** The gateway had it, and the phone did not get it. */
  FAILED
}
