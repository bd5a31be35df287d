package org.lvdao.photo;

import jakarta.inject.Singleton;
import org.lvdao.account.AccountMerge;

/** Photos follow a resident whose accounts become one: those not used yet can still be. */
@Singleton
class UploaderMerge implements AccountMerge {
  private final PhotoRepository photos;

  UploaderMerge(PhotoRepository photos) {
    this.photos = photos;
  }

  @Override
  public void move(long from, long to) {
    photos.changeUploader(from, to);
  }
}
