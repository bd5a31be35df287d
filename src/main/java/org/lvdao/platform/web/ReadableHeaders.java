package org.lvdao.platform.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;

/**
 * Leaves out what cannot be read in a header, where the framework fails on it: a list of languages
 * such as {@code ",;,"}, for it asks for the locale whenever it binds a parameter, and an upload
 * whose parts are divided by nothing, which is the same as not saying by what.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ReadableHeaders implements Ordered {
  private static final String RANGE = "\\s*+[A-Za-z*][A-Za-z0-9-]*+\\s*+(?:;[^,;]++)*+";
  private static final Pattern LANGUAGES = Pattern.compile(RANGE + "(?:," + RANGE + ")*+");
  private static final Pattern NO_BOUNDARY =
      Pattern.compile(";\\s*boundary\\s*=\\s*\"?\"?\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (request.getHeaders() instanceof MutableHttpHeaders headers) {
      var languages = headers.get(HttpHeaders.ACCEPT_LANGUAGE);
      if (languages != null && !LANGUAGES.matcher(languages).matches()) {
        headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
      }
      var type = headers.get(HttpHeaders.CONTENT_TYPE);
      if (type != null && NO_BOUNDARY.matcher(type).find()) {
        headers.set(HttpHeaders.CONTENT_TYPE, MediaType.MULTIPART_FORM_DATA);
      }
    }
  }
}
