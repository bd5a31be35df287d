package org.lvdao.message;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** How people want to be told. */
@Singleton
class Preferences {
  private final PreferenceRepository rows;
  private final Transactions transactions;
  private final StoredJson json;
  private final InstantSource clock;

  Preferences(
      PreferenceRepository rows, Transactions transactions, StoredJson json, InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  NotificationPreferences of(long accountId) {
    return of(List.of(accountId)).getOrDefault(accountId, NotificationPreferences.USUAL);
  }

  /**
   * Accounts that never chose are missing.
   *
   * @param accountIds at least one
   */
  Map<Long, NotificationPreferences> of(Collection<Long> accountIds) {
    return rows.find(accountIds).stream()
        .collect(Collectors.toMap(PreferenceRow::accountId, this::read));
  }

  NotificationPreferences put(long accountId, NotificationPreferences wanted) {
    var quiet = wanted.quietHours();
    var muted = wanted.mutedTopics().stream().distinct().map(Topic::name).toList();
    transactions.run(
        () ->
            rows.put(
                accountId,
                quiet == null ? null : quiet.fromMinute(),
                quiet == null ? null : quiet.toMinute(),
                json.write(muted),
                wanted.digestMinutes(),
                clock.instant()));
    return of(accountId);
  }

  private NotificationPreferences read(PreferenceRow row) {
    var muted =
        json.read(row.mutedTopics(), Argument.listOf(String.class)).stream()
            .map(Topic::valueOf)
            .toList();
    var quiet =
        row.quietFrom() == null || row.quietTo() == null
            ? null
            : QuietHours.ofMinutes(row.quietFrom(), row.quietTo());
    return new NotificationPreferences(quiet, muted, row.digestMinutes());
  }
}
