package org.lvdao.photo;

/** What an upload does with the bytes of a photo, for those who measure it. */
public final class PhotoCleaning {
  private PhotoCleaning() {}

  /**
   * @return how many bytes the clean files have
   */
  public static long clean(byte[] uploaded) {
    var picture = PictureCleaner.clean(uploaded);
    return (long) picture.thumb().length + picture.medium().length + picture.large().length;
  }
}
