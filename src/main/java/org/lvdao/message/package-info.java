/**
 * Telling people what happened. A feature publishes a {@link org.lvdao.message.NoticeEvent} in the
 * transaction of the change; {@link org.lvdao.message.MessageKind} says which there are. Each
 * becomes one message in the person's inbox, and at most one push: to the app, else by WeChat;
 * small ones become one push together ({@link org.lvdao.message.Digests}). Staff edit the words
 * ({@link org.lvdao.message.Templates}) and announce things to many ({@link
 * org.lvdao.message.Broadcasts}).
 */
package org.lvdao.message;
