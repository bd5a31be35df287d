package org.lvdao.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.ConsentPurpose;

/**
 * One caller of the API. Immutable; safe for many threads. A body is a {@code String} of JSON or
 * anything Jackson writes, such as a {@code Map}. A POST gets a fresh {@code Idempotency-Key}
 * unless one was set.
 */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final HttpClient http;
  private final URI base;
  private final Map<String, String> headers;
  private final boolean keys;

  ApiClient(HttpClient http, URI base, Map<String, String> headers, boolean keys) {
    this.http = http;
    this.base = base;
    this.headers = headers;
    this.keys = keys;
  }

  /** Somebody who has not signed in, at a node that may be another process. */
  public static ApiClient anonymous(URI node) {
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new ApiClient(http, node, Map.of(), true);
  }

  /** The same caller with a header, which replaces one of that name. */
  public ApiClient with(String name, String value) {
    var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new ApiClient(http, base, more, keys);
  }

  /** The same as {@link #with}. */
  public ApiClient header(String name, String value) {
    return with(name, value);
  }

  /** The same caller, who forgets the {@code Idempotency-Key}. */
  public ApiClient withoutIdempotencyKey() {
    return new ApiClient(http, base, headers, false);
  }

  /** The same caller at another node of the application. */
  public ApiClient at(TestNode node) {
    return at(node.uri());
  }

  /** The same caller at a node that may be another process. */
  public ApiClient at(URI node) {
    return new ApiClient(http, node, headers, keys);
  }

  /**
   * The same caller, a resident, who agrees to all that the privacy notice asks, if there is one.
   */
  public ApiClient agreeing() {
    var notice = get("/api/v1/privacy-notice");
    if (notice.status() != 404) {
      var yes = Map.of("given", true, "noticeVersion", notice.is(200).body().required("version"));
      for (var purpose : ConsentPurpose.values()) {
        put("/api/v1/me/consents/" + purpose, yes).is(200);
      }
    }
    return this;
  }

  /** The value of the header as this client sends it; null when it sends none. */
  public @Nullable String sends(String name) {
    return headers.get(name);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), null);
  }

  /**
   * The pages of a list, each behind the cursor of the one before.
   *
   * @param path with a query
   */
  public List<JsonNode> pages(String path) {
    var pages = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var page = get(path + cursor).is(200).body();
      pages.add(page);
      cursor = page.get("nextCursor").isNull() ? "" : "&cursor=" + page.get("nextCursor").asText();
    } while (!cursor.isEmpty());
    return pages;
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), null);
  }

  /** A POST without a body. */
  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody(), null);
  }

  public Answer post(String path, Object body) {
    return sendJson("POST", path, body);
  }

  public Answer put(String path, Object body) {
    return sendJson("PUT", path, body);
  }

  public Answer patch(String path, Object body) {
    return sendJson("PATCH", path, body);
  }

  /** A POST of one file as multipart/form-data. */
  public Answer upload(
      String path, String partName, String filename, String contentType, byte[] bytes) {
    var boundary = "lvdao-" + UUID.randomUUID();
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --%s\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: %s\r
        \r
        """
            .formatted(boundary, partName, filename, contentType)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    return send(
        "POST",
        path,
        BodyPublishers.ofByteArray(body.toByteArray()),
        "multipart/form-data; boundary=" + boundary);
  }

  /** Any request at all, with no more headers than were set by {@link #with}. */
  public Answer send(String method, String path, byte[] body) {
    return withoutIdempotencyKey().send(method, path, BodyPublishers.ofByteArray(body), null);
  }

  private Answer sendJson(String method, String path, Object body) {
    return send(method, path, BodyPublishers.ofString(json(body)), "application/json");
  }

  private static String json(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  /** A kept connection may be closed by the node just as it is used again; the next one is new. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      if (!String.valueOf(failed.getMessage()).contains("received no bytes")) {
        throw failed;
      }
      return http.send(request, BodyHandlers.ofByteArray());
    }
  }

  private Answer send(
      String method, String path, BodyPublisher body, @Nullable String contentType) {
    var request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Patience.LONG).method(method, body);
    if (contentType != null) {
      request.setHeader("Content-Type", contentType);
    }
    if (keys && method.equals("POST")) {
      request.setHeader(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    }
    headers.forEach(request::setHeader);
    try {
      var response = send(request.build());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
