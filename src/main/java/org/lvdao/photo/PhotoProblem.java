package org.lvdao.photo;

import org.lvdao.kernel.ProblemType;

/** Why an upload is refused; nothing of it is stored then. */
public enum PhotoProblem implements ProblemType {
  /** More bytes than {@link PhotoLimits#MAX_BYTES}. */
  PHOTO_TOO_LARGE(Category.TOO_LARGE),
  /** More pixels than {@link PhotoLimits} allows the format, by what the header says. */
  PHOTO_TOO_MANY_PIXELS(Category.UNPROCESSABLE),
  /** HEIC, HEIF or AVIF, the "high efficiency" setting of a phone's camera. */
  PHOTO_HEIC(Category.UNSUPPORTED),
  /** None of JPEG, PNG, WebP, by its content. */
  PHOTO_NOT_AN_IMAGE(Category.UNSUPPORTED),
  /** A picture that is another kind of file as well, such as a ZIP, PDF or web page. */
  PHOTO_POLYGLOT(Category.UNPROCESSABLE),
  /** Cut short or corrupt. */
  PHOTO_DAMAGED(Category.UNPROCESSABLE),
  /** Too many pictures are being worked on; the upload may be repeated. */
  PHOTO_BUSY(Category.UNAVAILABLE);

  private final Category category;

  PhotoProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
