package org.lvdao.account;

import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

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

  /** Those who set anything for themselves; the others are missing and speak Chinese. */
  public List<Resident> find(Collection<Long> accountIds) {
    return accountIds.isEmpty() ? List.of() : residents.find(accountIds);
  }
}
