package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** What a resident set. */
@MappedEntity("account_profile")
record ProfileRow(
    @Id long accountId,
    @Nullable String nickname,
    @Nullable String homeCommunity,
    String language,
    boolean largeType,
    long version) {
  /** Of one who set nothing. */
  static ProfileRow unset(long accountId) {
    return new ProfileRow(accountId, null, null, Profiles.CHINESE, false, 0);
  }
}
