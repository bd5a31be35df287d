package org.lvdao.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be kept of an answer, and for how long. */
public final class Cached {
  private static final String A_MINUTE = "public, max-age=60";
  private static final Pattern BETWEEN_TAGS = Pattern.compile("\\s*,\\s*");

  private Cached() {}

  /**
   * An answer that anybody may keep for a minute, and then ask whether it is still the same.
   *
   * @param version of the data the body is made from, the ETag
   * @param ifNoneMatch the header of that name; null when there was none
   * @param body made only when the client has another version
   * @return 304 without a body when the client has this version
   */
  public static <T> HttpResponse<T> answer(
      long version, @Nullable String ifNoneMatch, Supplier<T> body) {
    var tag = Versions.etag(version);
    MutableHttpResponse<T> response =
        isKnown(tag, ifNoneMatch) ? HttpResponse.notModified() : HttpResponse.ok(body.get());
    return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, A_MINUTE);
  }

  /** An answer for this client alone, such as tokens, that nothing on the way may keep. */
  public static <T> MutableHttpResponse<T> never(MutableHttpResponse<T> response) {
    return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** Whether the client has it already, by weak comparison (RFC 9110 §13.1.2). */
  public static boolean isKnown(String tag, @Nullable String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return false;
    }
    return BETWEEN_TAGS
        .splitAsStream(ifNoneMatch.strip())
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }
}
