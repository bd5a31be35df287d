/**
 * Pushes to apps. {@link org.lvdao.platform.push.PushSender} is the port, Firebase Cloud Messaging
 * its one adapter; without its settings nothing is pushed.
 */
package org.lvdao.platform.push;
