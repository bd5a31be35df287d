package org.lvdao.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.ProblemType;

/** Writes a failure as an RFC 9457 problem document in the client's language. */
@Singleton
public class ProblemDocuments {
  private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

  private final ProblemWords words;

  ProblemDocuments(ProblemWords words) {
    this.words = words;
  }

  public MutableHttpResponse<Map<String, Object>> answer(
      HttpRequest<?> request, DomainError error) {
    int status = error.type().category().status();
    MutableHttpResponse<Map<String, Object>> response = HttpResponse.status(status, null);
    response.body(document(request, error)).contentType(PROBLEM_JSON);
    response.header(TraceFilter.HEADER, TraceFilter.traceId(request));
    Cached.never(response);
    if (error.retryAfter() != null) {
      long seconds = Math.max(1, (error.retryAfter().toMillis() + 999) / 1000);
      response.header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response;
  }

  private Map<String, Object> document(HttpRequest<?> request, DomainError error) {
    Locale locale = ProblemWords.choose(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
    ProblemType type = error.type();
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "/problems/" + type.code());
    document.put("title", words.say(locale, "problem." + type.code() + ".title", Map.of()));
    document.put("status", type.category().status());
    document.put(
        "detail", words.say(locale, "problem." + type.code() + ".detail", error.parameters()));
    document.put("instance", request.getPath());
    document.put("traceId", TraceFilter.traceId(request));
    if (!error.errors().isEmpty()) {
      document.put("errors", fields(locale, error.errors()));
    }
    error.parameters().forEach(document::putIfAbsent);
    return document;
  }

  private List<Map<String, Object>> fields(Locale locale, List<DomainError.FieldError> errors) {
    var fields = new ArrayList<Map<String, Object>>();
    for (var error : errors) {
      var field = new LinkedHashMap<String, Object>();
      field.put("pointer", error.pointer());
      field.put("code", error.code());
      field.put("detail", words.say(locale, "field." + error.code(), error.parameters()));
      fields.add(field);
    }
    return fields;
  }
}
