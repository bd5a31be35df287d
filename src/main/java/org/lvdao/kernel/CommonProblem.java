package org.lvdao.kernel;

/** The failures every feature shares. */
public enum CommonProblem implements ProblemType {
  /** One or more fields are wrong; {@code errors} names them. */
  INVALID_REQUEST(Category.INVALID),
  /** The body is not the JSON the operation expects. */
  MALFORMED_BODY(Category.INVALID),
  INVALID_CURSOR(Category.INVALID),
  IDEMPOTENCY_KEY_REQUIRED(Category.INVALID),
  IDEMPOTENCY_KEY_REUSED(Category.UNPROCESSABLE),
  REQUEST_IN_PROGRESS(Category.CONFLICT),
  UNAUTHENTICATED(Category.UNAUTHENTICATED),
  FORBIDDEN(Category.FORBIDDEN),
  NOT_FOUND(Category.NOT_FOUND),
  METHOD_NOT_ALLOWED(Category.METHOD_NOT_ALLOWED),
  NOT_ACCEPTABLE(Category.NOT_ACCEPTABLE),
  CONFLICT(Category.CONFLICT),
  STALE_VERSION(Category.STALE),
  IF_MATCH_REQUIRED(Category.PRECONDITION_REQUIRED),
  TOO_LARGE(Category.TOO_LARGE),
  UNSUPPORTED_MEDIA_TYPE(Category.UNSUPPORTED),
  TOO_MANY_REQUESTS(Category.TOO_MANY),
  /** A server behind the application is away; the request may be repeated. */
  UNAVAILABLE(Category.UNAVAILABLE),
  INTERNAL_ERROR(Category.INTERNAL);

  private final Category category;

  CommonProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
