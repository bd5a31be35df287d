package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.consent.ConsentBook;
import org.lvdao.account.consent.ConsentRow;
import org.lvdao.kernel.ConsentPurpose;

/** What the export says of the account itself. */
@Singleton
class OwnData {
  private final Accounts accounts;
  private final Profiles profiles;
  private final PhoneRepository numbers;
  private final PhoneNumbers phones;
  private final WechatIdentities identities;
  private final SessionRepository sessions;
  private final ConsentBook consents;
  private final InstantSource clock;

  OwnData(
      Accounts accounts,
      Profiles profiles,
      PhoneRepository numbers,
      PhoneNumbers phones,
      WechatIdentities identities,
      SessionRepository sessions,
      ConsentBook consents,
      InstantSource clock) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.numbers = numbers;
    this.phones = phones;
    this.identities = identities;
    this.sessions = sessions;
    this.consents = consents;
    this.clock = clock;
  }

  @Serdeable
  record Profile(
      String id,
      String displayName,
      @Nullable String nickname,
      @Nullable String homeCommunity,
      String language,
      boolean largeType,
      @Nullable String phone,
      List<String> wechatOpenids) {}

  @Serdeable
  record Session(@Nullable String device, Instant createdAt, Instant usedAt) {}

  @Serdeable
  record Consent(ConsentPurpose purpose, boolean given, int noticeVersion, Instant at) {}

  void export(long accountId, PersonalArchive archive) throws IOException {
    archive.value("profile", profile(accountId));
    Instant now = clock.instant();
    archive.<SignedInRow>list(
        "sessions",
        (last, size) ->
            sessions.findLiveOf(accountId, last == null ? Long.MAX_VALUE : last.id(), now, size),
        row -> new Session(row.device(), row.createdAt(), row.usedAt()));
    archive.<ConsentRow>list(
        "consents",
        (last, size) ->
            consents.history(accountId, last == null ? Long.MAX_VALUE : last.id(), size),
        row -> new Consent(row.purpose(), row.given(), row.noticeVersion(), row.at()));
  }

  private Profile profile(long accountId) {
    var profile = profiles.of(accountId);
    return new Profile(
        Long.toString(accountId),
        accounts.get(accountId).displayName(),
        profile.nickname(),
        profile.homeCommunity(),
        profile.language(),
        profile.largeType(),
        numbers.find(accountId).map(row -> phones.open(row.phone())).orElse(null),
        identities.openids(accountId));
  }
}
