package org.lvdao.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Versions;

/** Shows an account to whom it belongs. */
@Singleton
class Me {
  private final Accounts accounts;
  private final Profiles profiles;
  private final PhoneRepository numbers;
  private final PhoneNumbers phones;

  Me(Accounts accounts, Profiles profiles, PhoneRepository numbers, PhoneNumbers phones) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.numbers = numbers;
    this.phones = phones;
  }

  /**
   * @param displayName the nickname, or what stands in its place
   * @param nickname null when none was set
   * @param homeCommunity code of the community one lives in; null when not set
   * @param language of messages: {@code zh-CN} or {@code en}
   * @param largeType whether the client shows everything larger (大字版)
   * @param phone with its middle hidden; null when none was joined
   * @param eraseAt when the account will be erased, as its owner asked; null when it will not be
   */
  @Serdeable
  record View(
      String id,
      AccountRow.Kind kind,
      String displayName,
      List<HeldRole> roles,
      @Nullable String nickname,
      @Nullable String homeCommunity,
      String language,
      boolean largeType,
      @Nullable String phone,
      @Nullable Instant eraseAt) {}

  HttpResponse<View> answer(Actor actor) {
    return answer(actor, profiles.of(actor.accountId()));
  }

  /** The profile as it was just written. */
  HttpResponse<View> answer(Actor actor, ProfileRow profile) {
    var account = accounts.get(actor.accountId());
    var roles = actor.grants().stream().map(HeldRole::of).toList();
    var nickname = profile.nickname();
    return Versions.ok(
        profile.version(),
        new View(
            Long.toString(account.id()),
            account.kind(),
            nickname == null ? account.displayName() : nickname,
            roles,
            nickname,
            profile.homeCommunity(),
            profile.language(),
            profile.largeType(),
            numbers.find(account.id()).map(row -> phones.mask(row.phone())).orElse(null),
            account.eraseAt()));
  }
}
