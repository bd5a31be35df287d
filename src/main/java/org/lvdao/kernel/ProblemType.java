package org.lvdao.kernel;

import java.util.Locale;

/**
 * A kind of failure a client can act on. Each feature lists its own in an enum; the words for
 * people stand in {@code problems_zh.properties} and {@code problems_en.properties} under {@link
 * #code()}.
 */
public interface ProblemType {
  /** The enum constant's. */
  String name();

  /** Stable, lower case with hyphens; the client sees it as {@code /problems/<code>}. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Category category();

  /** What a failure means to the client, and so which HTTP status it becomes. */
  enum Category {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    STALE(412),
    TOO_LARGE(413),
    UNSUPPORTED(415),
    UNPROCESSABLE(422),
    PRECONDITION_REQUIRED(428),
    TOO_MANY(429),
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    Category(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }
}
