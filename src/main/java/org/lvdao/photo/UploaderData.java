package org.lvdao.photo;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.platform.storage.BlobStore;

/** The photos of a resident; to erase those that are used is their owner's business. */
@Singleton
class UploaderData implements PersonalData {
  private static final int PAGE = 100;

  private final PhotoRepository photos;
  private final BlobStore store;

  UploaderData(PhotoRepository photos, BlobStore store) {
    this.photos = photos;
    this.store = store;
  }

  @Serdeable
  record ExportedPhoto(String file, int width, int height, Instant uploadedAt) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    archive.<UploadRow>list(
        "photos",
        (last, size) -> after(accountId, last, size),
        row ->
            new ExportedPhoto(
                PersonalArchive.photo(row.id()), row.width(), row.height(), row.createdAt()));
    for (var page = after(accountId, null, PAGE);
        !page.isEmpty();
        page = after(accountId, page.getLast(), PAGE)) {
      for (var row : page) {
        addFile(row.id(), archive);
      }
    }
  }

  private void addFile(long id, PersonalArchive archive) throws IOException {
    var blob = store.get(Variant.LARGE.key(id));
    if (blob.isPresent()) {
      try (var open = blob.get()) {
        archive.file(PersonalArchive.photo(id), open.stream());
      }
    }
  }

  private List<UploadRow> after(long accountId, @Nullable UploadRow last, int size) {
    return photos.findUploads(accountId, last == null ? 0 : last.id(), size);
  }

  @Override
  public void erase(long accountId) {
    photos.doomUnusedOf(accountId);
  }
}
