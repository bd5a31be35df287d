package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;

/** What residents set for themselves. */
@Singleton
class Profiles {
  static final String CHINESE = "zh-CN";
  static final String LANGUAGES = CHINESE + "|en";
  private static final int NICKNAME_CHARACTERS = 20;

  private final ProfileRepository profiles;
  private final AreaService areas;
  private final Transactions transactions;

  Profiles(ProfileRepository profiles, AreaService areas, Transactions transactions) {
    this.profiles = profiles;
    this.areas = areas;
    this.transactions = transactions;
  }

  /** Of one who set nothing, too. */
  ProfileRow of(long accountId) {
    return profiles.find(accountId).orElse(ProfileRow.unset(accountId));
  }

  /**
   * @param version the one that was read; null changes whatever there is
   * @throws DomainError {@code stale-version}, or field errors
   */
  ProfileRow change(Actor actor, @Nullable Long version, ProfileChange change) {
    var nickname = nickname(change.nickname());
    checkCommunity(change.homeCommunity());
    return transactions.write(
        () -> {
          profiles.lock(actor.accountId(), CHINESE);
          var now = of(actor.accountId());
          if (version != null && version != now.version()) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          var next =
              new ProfileRow(
                  now.accountId(),
                  changed(nickname, now.nickname()),
                  changed(change.homeCommunity(), now.homeCommunity()),
                  Objects.requireNonNullElse(change.language(), now.language()),
                  Objects.requireNonNullElse(change.largeType(), now.largeType()),
                  now.version() + 1);
          if (write(next, now.version()) != 1) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          return next;
        });
  }

  private int write(ProfileRow next, long version) {
    return profiles.update(
        next.accountId(),
        next.nickname(),
        next.homeCommunity(),
        next.language(),
        next.largeType(),
        version);
  }

  private static @Nullable String changed(@Nullable String next, @Nullable String now) {
    if (next == null) {
      return now;
    }
    return next.isEmpty() ? null : next;
  }

  private void checkCommunity(@Nullable String code) {
    if (code == null || code.isEmpty()) {
      return;
    }
    if (areas.community(code).isEmpty()) {
      throw DomainError.field("/homeCommunity", "community-unknown");
    }
  }

  private static @Nullable String nickname(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var name = text.strip();
    if (name.codePointCount(0, name.length()) > NICKNAME_CHARACTERS
        || name.codePoints().anyMatch(Profiles::isNoLetterOfName)
        || (name.isEmpty() && !text.isEmpty())) {
      throw DomainError.field("/nickname", "nickname");
    }
    return name;
  }

  /**
   * Control characters, half characters and line ends, and the marks that turn the direction of
   * writing (UAX #9), with which a name could rearrange what stands around it.
   */
  private static boolean isNoLetterOfName(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }
}
