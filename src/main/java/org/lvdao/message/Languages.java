package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lvdao.account.Residents;

/** In which language people want their messages: their profile says it. */
@Singleton
class Languages {
  private final Residents residents;

  Languages(Residents residents) {
    this.residents = residents;
  }

  Language of(long accountId) {
    return of(List.of(accountId)).getOrDefault(accountId, Language.CHINESE);
  }

  /** Accounts that never chose are missing. */
  Map<Long, Language> of(Collection<Long> accountIds) {
    return residents.find(accountIds).stream()
        .collect(
            Collectors.toMap(
                Residents.Resident::accountId, resident -> Language.of(resident.language())));
  }
}
