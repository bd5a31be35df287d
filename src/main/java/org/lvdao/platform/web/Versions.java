package org.lvdao.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/**
 * Entity tags: the row version of a mutable resource, quoted. A GET answers {@link #ok}; a change
 * by staff begins with {@link #required}, and its UPDATE has {@code AND version = :version} and
 * counts the rows: none means {@code stale-version}. The version in the row is one more then.
 */
public final class Versions {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

  private Versions() {}

  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /** The body, with the version it shows as its ETag. */
  public static <T> MutableHttpResponse<T> ok(long version, T body) {
    return HttpResponse.ok(body).header(HttpHeaders.ETAG, etag(version));
  }

  /**
   * The version a change is based on.
   *
   * @param ifMatch the If-Match header
   * @throws DomainError {@code if-match-required} (428) when it is missing, {@code stale-version}
   *     (412) when it cannot be one of ours
   */
  public static long required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw DomainError.of(CommonProblem.IF_MATCH_REQUIRED);
    }
    return read(ifMatch);
  }

  /**
   * The version a change of one's own is based on; null when the client does not care, because
   * nobody else changes it.
   *
   * @param ifMatch the If-Match header
   * @throws DomainError {@code stale-version} (412) when it cannot be one of ours
   */
  public static @Nullable Long asked(@Nullable String ifMatch) {
    return ifMatch == null || ifMatch.isBlank() ? null : read(ifMatch);
  }

  private static long read(String ifMatch) {
    var matcher = TAG.matcher(ifMatch.trim());
    if (!matcher.matches()) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return Long.parseLong(matcher.group(1));
  }
}
