package org.lvdao.photo;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.storage.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes photos nobody used in time, uploads a crash left unfinished, and forgotten photos. May
 * run on every node at once: a photo is doomed by one conditional UPDATE, after which nothing can
 * use it, and removing files twice does no harm. The row goes last, so a crash in between is made
 * up for.
 */
@Singleton
class PhotoSweep {
  private static final Logger log = LoggerFactory.getLogger(PhotoSweep.class);
  private static final int BATCH = 100;

  private final PhotoRepository photos;
  private final BlobStore store;
  private final Transactions transactions;
  private final PhotoSettings settings;
  private final InstantSource clock;

  PhotoSweep(
      PhotoRepository photos,
      BlobStore store,
      Transactions transactions,
      PhotoSettings settings,
      InstantSource clock) {
    this.photos = photos;
    this.store = store;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "10m")
  void sweep() {
    doomUnused();
    removeDoomed();
  }

  private void doomUnused() {
    var before = clock.instant().minus(settings.unusedLifetime());
    List<Long> unused;
    do {
      unused = photos.findUnused(before, BATCH);
      if (!unused.isEmpty()) {
        var ids = unused;
        transactions.run(() -> photos.doomUnused(ids, before));
      }
    } while (unused.size() == BATCH);
  }

  /** Goes on by id, so that photos the store cannot remove now keep no others waiting. */
  private void removeDoomed() {
    long after = Long.MIN_VALUE;
    List<Long> doomed;
    do {
      doomed = photos.findDoomed(after, BATCH);
      for (long id : doomed) {
        remove(id);
        after = id;
      }
    } while (doomed.size() == BATCH);
  }

  private void remove(long id) {
    try {
      for (var variant : Variant.values()) {
        store.delete(variant.key(id));
      }
      transactions.run(() -> photos.deleteDoomed(id));
    } catch (IOException away) {
      log.warn("The files of a photo could not be removed; they are tried again", away);
    }
  }
}
