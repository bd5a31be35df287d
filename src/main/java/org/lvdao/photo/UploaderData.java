package org.lvdao.photo;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
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
        last -> after(accountId, last == null ? 0 : last.id()),
        row -> new ExportedPhoto(name(row), row.width(), row.height(), row.createdAt()));
    for (var page = after(accountId, 0);
        !page.isEmpty();
        page = after(accountId, page.getLast().id())) {
      for (var row : page) {
        var blob = store.get(Variant.LARGE.key(row.id()));
        if (blob.isPresent()) {
          try (var open = blob.get()) {
            archive.file(name(row), open.stream());
          }
        }
      }
    }
  }

  private List<UploadRow> after(long accountId, long afterId) {
    return photos.findUploads(accountId, afterId, PAGE);
  }

  private static String name(UploadRow row) {
    return "photos/" + row.id() + ".jpg";
  }

  @Override
  public void erase(long accountId) {
    photos.doomUnusedOf(accountId);
  }
}
