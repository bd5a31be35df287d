package org.lvdao.photo;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.lvdao.kernel.DomainError;

/** Turns what was uploaded into clean pictures, a few at a time. */
@Singleton
class PictureWorkshop {
  CleanPicture clean(Path file) {
    throw DomainError.of(PhotoProblem.PHOTO_BUSY);
  }
}
