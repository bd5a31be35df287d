package org.lvdao.household;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.photo.PhotoService;

/** Photos that devices and inspectors name with what they tell. */
@Singleton
class ToldPhotos {
  private final PhotoService photos;

  ToldPhotos(PhotoService photos) {
    this.photos = photos;
  }

  /**
   * Gives a photo to its owner, in the caller's transaction. One that is not the teller's to give
   * is no reason to lose what was told.
   */
  Optional<Long> attach(Teller teller, @Nullable String photoId, String ownerType, long ownerId) {
    if (photoId == null || !photoId.matches(Ids.PATTERN)) {
      return Optional.empty();
    }
    long photo = Long.parseLong(photoId);
    try {
      photos.attach(teller.id(), List.of(photo), ownerType, ownerId, "/photoId");
    } catch (DomainError notTheirs) {
      return Optional.empty();
    }
    return Optional.of(photo);
  }
}
