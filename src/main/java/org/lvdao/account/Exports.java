package org.lvdao.account;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.platform.storage.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is kept of a resident, for themselves (PIPL article 45); {@link ExportHandler} makes it.
 */
@Singleton
class Exports {
  private static final Logger log = LoggerFactory.getLogger(Exports.class);

  private final ExportRepository exports;
  private final BlobStore store;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Transactions transactions;
  private final RightsSettings settings;
  private final Ids ids;
  private final InstantSource clock;

  Exports(
      ExportRepository exports,
      BlobStore store,
      Outbox outbox,
      AuditLog audit,
      Transactions transactions,
      RightsSettings settings,
      Ids ids,
      InstantSource clock) {
    this.exports = exports;
    this.store = store;
    this.outbox = outbox;
    this.audit = audit;
    this.transactions = transactions;
    this.settings = settings;
    this.ids = ids;
    this.clock = clock;
  }

  /** The export there is, or a new one that is being prepared from now on. */
  ExportRow ask(Actor actor) {
    return exports
        .findOf(actor.accountId(), clock.instant())
        .orElseGet(() -> transactions.writeDecidedByKey(() -> begin(actor)));
  }

  private ExportRow begin(Actor actor) {
    long account = actor.accountId();
    Instant now = clock.instant();
    exports.takeExpired(account, now);
    var present = exports.findOf(account, now);
    if (present.isPresent()) {
      return present.get();
    }
    long id = ids.next();
    exports.insert(id, account, now, now.plus(settings.exportKept()));
    outbox.publish(new AccountExportEvent(account, id));
    record(actor, "export-asked", id);
    return exports.findById(id).orElseThrow();
  }

  /**
   * The file, which the caller closes.
   *
   * @throws DomainError {@code not-found} when there is none, or not yet
   */
  BlobStore.Blob open(Actor actor) {
    var export =
        exports
            .findOf(actor.accountId(), clock.instant())
            .filter(row -> row.readyAt() != null)
            .orElseThrow(DomainError::notFound);
    try {
      var blob = store.get(export.key()).orElseThrow(DomainError::notFound);
      record(actor, "export-opened", export.id());
      return blob;
    } catch (IOException away) {
      log.error("An export could not be read from the store", away);
      throw DomainError.of(CommonProblem.UNAVAILABLE);
    }
  }

  private void record(Actor actor, String action, long export) {
    audit.record(
        actor,
        action,
        "account",
        Long.toString(actor.accountId()),
        null,
        Map.of("export", Long.toString(export)));
  }
}
