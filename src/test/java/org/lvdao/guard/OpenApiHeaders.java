package org.lvdao.guard;

import static org.lvdao.guard.OpenApiDocument.asObject;
import static org.lvdao.guard.OpenApiDocument.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lvdao.kernel.CommonProblem;

/** The headers of answers. */
final class OpenApiHeaders {
  private static final Map<String, String> MEANINGS =
      Map.of(
          "ETag", "The version of what was read; goes back as If-Match or If-None-Match.",
          "Location", "The address of what was made.",
          "RateLimit", "What is left of the limit and when it is whole again, in seconds.",
          "RateLimit-Policy", "The limit: requests (q) in a window of seconds (w).",
          "Retry-After", "Seconds to wait before the next try.",
          "X-Trace-Id", "Names this request in the logs.");
  private static final List<String> ALWAYS = List.of("RateLimit", "RateLimit-Policy", "X-Trace-Id");

  private OpenApiHeaders() {}

  static Map<String, Object> all() {
    Map<String, Object> headers = new TreeMap<>();
    MEANINGS.forEach(
        (name, meaning) -> {
          Map<String, Object> header = new LinkedHashMap<>();
          header.put("description", meaning);
          header.put("schema", Map.of("type", "string"));
          headers.put(name, header);
        });
    return headers;
  }

  /** Adds the headers of success, and 304 where the client may name the version it has. */
  static void add(Operation operation, boolean versioned, Map<String, Object> node) {
    Map<String, Object> responses = object(node, "responses");
    boolean tagged = versioned || operation.isCacheable();
    responses.forEach(
        (status, response) -> {
          if (status.startsWith("2")) {
            Map<String, Object> headers = refs(ALWAYS);
            if (tagged && !status.equals("204")) {
              headers.putAll(refs(List.of("ETag")));
            }
            if (status.equals("201") || status.equals("202")) {
              headers.putAll(refs(List.of("Location")));
            }
            asObject(response).put("headers", headers);
          }
        });
    if (operation.isCacheable()) {
      Map<String, Object> same = new LinkedHashMap<>();
      same.put("description", "Not Modified");
      same.put("headers", refs(List.of("ETag")));
      responses.put("304", same);
    }
  }

  static Map<String, Object> ofProblems(List<String> codes) {
    Map<String, Object> headers = refs(ALWAYS);
    boolean wait =
        codes.contains(CommonProblem.TOO_MANY_REQUESTS.code())
            || codes.contains(CommonProblem.UNAVAILABLE.code())
            || codes.contains(CommonProblem.REQUEST_IN_PROGRESS.code());
    if (wait) {
      headers.putAll(refs(List.of("Retry-After")));
    }
    return headers;
  }

  private static Map<String, Object> refs(List<String> names) {
    Map<String, Object> headers = new TreeMap<>();
    names.forEach(
        name ->
            headers.put(name, new LinkedHashMap<>(Map.of("$ref", "#/components/headers/" + name))));
    return headers;
  }
}
