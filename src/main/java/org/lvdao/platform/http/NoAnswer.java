package org.lvdao.platform.http;

/**
 * A server did not answer, or not in time. The message names the kind of failure only, so that it
 * may be logged: never the address, in which secrets may stand.
 */
public final class NoAnswer extends RuntimeException {
  NoAnswer(String why) {
    super(why, null, false, false);
  }
}
