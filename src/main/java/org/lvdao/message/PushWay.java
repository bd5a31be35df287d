package org.lvdao.message;

/** How a message can be pushed; the first that reaches the person is taken. */
enum PushWay {
  /** Firebase Cloud Messaging to a device of the person. */
  APP,
  /** A subscribe message (订阅消息) of the mini program. */
  WECHAT
}
