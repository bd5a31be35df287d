package org.lvdao.photo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.storage.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Photos: cleaned when they come in, their uploader's until used, then their owner's. */
@Singleton
public class PhotoService {
  private static final Logger log = LoggerFactory.getLogger(PhotoService.class);

  private final PhotoRepository photos;
  private final PictureWorkshop workshop;
  private final BlobStore store;
  private final PhotoLinks links;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  PhotoService(
      PhotoRepository photos,
      PictureWorkshop workshop,
      BlobStore store,
      PhotoLinks links,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.photos = photos;
    this.workshop = workshop;
    this.store = store;
    this.links = links;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Gives the uploader's unused photos to an owner, in the caller's transaction. Photos the same
   * owner already has from this uploader are fine, so a step may be repeated.
   *
   * @param ownerType kind of owner, at most 32 characters, such as {@code report}
   * @param pointer JSON pointer of the list of ids in the request, such as {@code /photoIds}
   * @throws DomainError with {@code field.photo-unknown} or {@code field.photo-duplicate} at {@code
   *     pointer/index} for every id that is not the uploader's to give; the caller's transaction
   *     must then roll back
   * @throws IllegalStateException outside a transaction
   */
  public void attach(
      long uploaderId, List<Long> photoIds, String ownerType, long ownerId, String pointer) {
    if (!transactions.isOpen()) {
      throw new IllegalStateException("Photos are attached in the transaction of their owner");
    }
    if (photoIds.isEmpty()) {
      return;
    }
    var ids = new HashSet<>(photoIds);
    int attached = photos.attach(ids, uploaderId, ownerType, ownerId, clock.instant());
    if (attached < photoIds.size()) {
      check(photoIds, photos.findAttached(ids, uploaderId, ownerType, ownerId), pointer);
    }
  }

  private static void check(List<Long> photoIds, Set<Long> attached, String pointer) {
    var errors = new ArrayList<FieldError>();
    var seen = new HashSet<Long>();
    for (int i = 0; i < photoIds.size(); i++) {
      long id = photoIds.get(i);
      if (!seen.add(id)) {
        errors.add(new FieldError(pointer + "/" + i, "photo-duplicate"));
      } else if (!attached.contains(id)) {
        errors.add(new FieldError(pointer + "/" + i, "photo-unknown"));
      }
    }
    DomainError.check(List.copyOf(errors));
  }

  /** The photos that exist, in the order of the ids, each with fresh links. */
  public Map<Long, PhotoView> views(Collection<Long> photoIds) {
    if (photoIds.isEmpty()) {
      return Map.of();
    }
    var found = new LinkedHashMap<Long, PhotoRow>();
    photos.findReady(photoIds).forEach(row -> found.put(row.id(), row));
    var views = new LinkedHashMap<Long, PhotoView>();
    for (long id : photoIds) {
      var row = found.get(id);
      if (row != null) {
        views.put(id, new PhotoView(Long.toString(id), row.width(), row.height(), links.links(id)));
      }
    }
    return views;
  }

  /**
   * Where somebody who is to judge the photo can fetch it, at 1280 pixels: absolute when the public
   * address is set. Empty when the photo is not there any more.
   */
  public Optional<String> link(long photoId, Duration lifetime) {
    return photos.findReady(List.of(photoId)).stream()
        .findFirst()
        .map(row -> links.link(row.id(), Variant.MEDIUM, lifetime));
  }

  /**
   * Makes the photos disappear: at once for everybody, and their files when the job next runs.
   * Joins the caller's transaction; unknown ids are ignored.
   */
  public void forget(Collection<Long> photoIds) {
    if (!photoIds.isEmpty()) {
      transactions.run(() -> photos.doom(photoIds));
    }
  }

  /**
   * Leaves nothing that says who uploaded what the owner has; the photos stay. In the caller's
   * transaction.
   */
  public void disown(long uploaderId, String ownerType, long ownerId) {
    photos.disown(uploaderId, ownerType, ownerId);
  }

  /**
   * Cleans and keeps an uploaded file, which stays the caller's to remove.
   *
   * @throws DomainError of a {@link PhotoProblem}, or unavailable when the store is away
   */
  UploadedPhoto upload(long uploaderId, Path file) {
    var picture = workshop.clean(file);
    long id = ids.next();
    keep(id, uploaderId, picture);
    var hints = picture.hints();
    return new UploadedPhoto(
        Long.toString(id),
        picture.width(),
        picture.height(),
        links.links(id),
        hints.position(),
        hints.capturedAt());
  }

  /**
   * Cleans and keeps a photo of somebody who is no account, such as a device.
   *
   * @return its id
   * @throws DomainError as {@link #upload}
   */
  public long keep(long uploaderId, byte[] file) {
    try {
      var waiting = Files.createTempFile("lvdao-photo-", ".upload");
      try {
        Files.write(waiting, file);
        return Long.parseLong(upload(uploaderId, waiting).id());
      } finally {
        Files.deleteIfExists(waiting);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The row comes first and turns READY last: whatever a failure or a crash in between leaves in
   * the store, the job finds it by its row.
   */
  private void keep(long id, long uploaderId, CleanPicture picture) {
    transactions.run(
        () ->
            photos.insert(
                id,
                uploaderId,
                picture.width(),
                picture.height(),
                picture.thumb().length,
                picture.medium().length,
                picture.large().length,
                clock.instant()));
    try {
      for (var variant : Variant.values()) {
        store.put(variant.key(id), picture.file(variant));
      }
      transactions.run(() -> photos.markReady(id));
    } catch (IOException away) {
      forgetQuietly(id);
      log.error("A photo could not be stored", away);
      throw DomainError.of(CommonProblem.UNAVAILABLE);
    } catch (RuntimeException failure) {
      forgetQuietly(id);
      throw failure;
    }
  }

  private void forgetQuietly(long id) {
    try {
      forget(List.of(id));
    } catch (RuntimeException failure) {
      log.warn("An unfinished photo stays until its unused lifetime is over", failure);
    }
  }

  /** Opens a file by a link; empty for anything but a valid link to a photo that is there. */
  Optional<BlobStore.Blob> open(long id, String word, long expires, String signature) {
    var variant = Variant.of(word);
    if (variant.isEmpty()
        || !links.isValid(id, variant.get(), expires, signature)
        || photos.findReady(List.of(id)).isEmpty()) {
      return Optional.empty();
    }
    try {
      return store.get(variant.get().key(id));
    } catch (IOException away) {
      log.error("A photo could not be read from the store", away);
      throw DomainError.of(CommonProblem.UNAVAILABLE);
    }
  }
}
