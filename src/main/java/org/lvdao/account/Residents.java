package org.lvdao.account;

import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Residents as those need to know them who tell them something. */
@Singleton
public class Residents {
  private final ResidentRepository residents;

  Residents(ResidentRepository residents) {
    this.residents = residents;
  }

  /**
   * A resident.
   *
   * @param language of messages: {@code zh-CN} or {@code en}
   */
  @Introspected
  public record Resident(long accountId, String language) {}

  /** Who a resident is at WeChat. */
  @Introspected
  public record WechatId(long accountId, String openid) {
    @Override
    public String toString() {
      return "WechatId[" + accountId + "]";
    }
  }

  /** What a resident wants to be called. */
  @Introspected
  record Nickname(long accountId, String nickname) {}

  /** What they want to be called; who did not say is missing. */
  public Map<Long, String> nicknames(Collection<Long> accountIds) {
    return accountIds.isEmpty()
        ? Map.of()
        : residents.nicknames(accountIds).stream()
            .collect(Collectors.toMap(Nickname::accountId, Nickname::nickname));
  }

  /** Those who set anything for themselves; the others are missing and speak Chinese. */
  public List<Resident> find(Collection<Long> accountIds) {
    return accountIds.isEmpty() ? List.of() : residents.find(accountIds);
  }

  /**
   * The residents of a community who may sign in, from the oldest account on.
   *
   * @param community code of the one that is their home
   * @param afterId behind whom; 0 for the first
   */
  public List<Resident> livingIn(String community, long afterId, int size) {
    return residents.livingIn(community, afterId, size);
  }

  /** Who they are at WeChat; who never signed in there is missing. */
  public List<WechatId> wechatIds(Collection<Long> accountIds) {
    return accountIds.isEmpty()
        ? List.of()
        : residents.identities(ResidentSignIn.WECHAT, accountIds);
  }
}
