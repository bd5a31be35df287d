package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export that somebody asked for.
 *
 * @param accountId null when nobody may have it any more: its file goes, then the row
 * @param readyAt null while it is being prepared
 */
@MappedEntity("account_export")
record ExportRow(
    @Id long id,
    @Nullable Long accountId,
    Instant askedAt,
    @Nullable Instant readyAt,
    @Nullable Long bytes,
    Instant expiresAt) {

  /** In the photo store. */
  String key() {
    return "export/" + id + ".zip";
  }
}
