package org.lvdao.platform.auth;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Every 401 says how to sign in, and whether a token was refused (RFC 6750, section 3). */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
class BearerChallenge {
  @ResponseFilter
  void challenge(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.code() == HttpStatus.UNAUTHORIZED.getCode()
        && !response.getHeaders().contains(HttpHeaders.WWW_AUTHENTICATE)) {
      response.header(
          HttpHeaders.WWW_AUTHENTICATE,
          BearerAuthentication.bearer(request).isPresent()
              ? "Bearer realm=\"lvdao\", error=\"invalid_token\""
              : "Bearer realm=\"lvdao\"");
    }
  }
}
