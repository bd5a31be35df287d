package org.lvdao.platform.auth;

import java.util.Optional;
import org.lvdao.kernel.Actor;

/**
 * Says whether a session may still be used. Asked for every request that carries an access token,
 * so that signing out, disabling an account and changed roles act at once and not when the token
 * ends.
 */
public interface SessionCheck {
  /**
   * Blocks for one query.
   *
   * @return the account with its present roles; empty when the session was revoked, has expired, is
   *     not the account's, or the account is disabled
   */
  Optional<Actor> live(long accountId, long sessionId);
}
