package org.lvdao.account;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.OutboxHandler;
import org.lvdao.platform.storage.BlobStore;

/**
 * Prepares exports. The outbox hands one over again when the node dies before it is ready; two
 * nodes that make the same one at a time write the same file.
 */
@Singleton
class ExportHandler implements OutboxHandler<AccountExportEvent> {
  private final ExportRepository exports;
  private final OwnData own;
  private final BeanProvider<PersonalData> features;
  private final BlobStore store;
  private final StoredJson json;
  private final Transactions transactions;
  private final RightsSettings settings;
  private final InstantSource clock;

  /**
   * @param features asked for when they are needed, because they know the outbox that hands over to
   *     this
   */
  ExportHandler(
      ExportRepository exports,
      OwnData own,
      BeanProvider<PersonalData> features,
      BlobStore store,
      StoredJson json,
      Transactions transactions,
      RightsSettings settings,
      InstantSource clock) {
    this.exports = exports;
    this.own = own;
    this.features = features;
    this.store = store;
    this.json = json;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "account-export";
  }

  @Override
  public Class<AccountExportEvent> eventType() {
    return AccountExportEvent.class;
  }

  @Override
  public void handle(List<AccountExportEvent> events) {
    for (var event : events) {
      var export = exports.findById(event.exportId()).orElse(null);
      if (export != null && export.accountId() != null && export.readyAt() == null) {
        try {
          prepare(export, export.accountId());
        } catch (IOException away) {
          throw new Unavailable("the photo store, or the disk", away);
        }
      }
    }
  }

  /** The file has no name from the beginning, so that nothing is left of it when the node dies. */
  private void prepare(ExportRow export, long accountId) throws IOException {
    var nowhere =
        Path.of(System.getProperty("java.io.tmpdir")).resolve("lvdao-" + UUID.randomUUID());
    try (var file =
        FileChannel.open(
            nowhere,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      var archive = new ZipArchive(Channels.newOutputStream(file), json);
      own.export(accountId, archive);
      for (var feature : features) {
        feature.export(accountId, archive);
      }
      archive.finish();
      long bytes = file.size();
      store.put(export.key(), bytes, () -> fromTheBeginning(file));
      finish(export, bytes);
    } finally {
      Files.deleteIfExists(nowhere);
    }
  }

  /** Who closes the stream leaves the file open, which may be read again. */
  private static InputStream fromTheBeginning(FileChannel file) {
    try {
      return new FilterInputStream(Channels.newInputStream(file.position(0))) {
        @Override
        public void close() {}
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the person was erased meanwhile, the row without an account still leads to the file. */
  private void finish(ExportRow export, long bytes) {
    var now = clock.instant();
    transactions.run(
        () -> exports.markReady(export.id(), now, bytes, now.plus(settings.exportKept())));
  }
}
