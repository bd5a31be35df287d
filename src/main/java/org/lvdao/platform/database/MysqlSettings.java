package org.lvdao.platform.database;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The database's second account.
 *
 * @param owner the user who makes and changes tables, and grants the application's user what it
 *     needs of them; without one the application's user does it all
 */
@ConfigurationProperties("lvdao.mysql")
record MysqlSettings(@Nullable String owner, @Nullable String ownerPassword) {
  @Override
  public String toString() {
    return "MysqlSettings[owner=" + owner + "]";
  }
}
