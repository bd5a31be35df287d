package org.lvdao.message;

/** Where the words of a message are shown. */
enum TemplateChannel {
  /** The inbox: a title and a text, which alone may tell what concerns the person. */
  INBOX,
  /** A push to an app: a title, and a text where one is wanted. */
  FCM,
  /** A subscribe message (订阅消息): one of WeChat's templates and what stands in its fields. */
  WECHAT
}
