package org.lvdao.message;

/**
 * What is pushed: a message, or many that became one push.
 *
 * @param message the newest of them, which the push counts as
 * @param count how many they are
 */
record Notification(MessageRow message, int count) {
  boolean isDigest() {
    return count > 1;
  }

  /** Where the app opens. */
  String path() {
    return isDigest() ? "/messages" : message.path();
  }
}
