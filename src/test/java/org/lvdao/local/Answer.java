package org.lvdao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the API answered. */
public record Answer(int status, HttpHeaders headers, byte[] bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The first value of the header; null when it was not sent. */
  public @Nullable String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The JSON in the body; a missing node when the body is empty. */
  public JsonNode body() {
    try {
      return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
    } catch (IOException notJson) {
      throw new UncheckedIOException(toString(), notJson);
    }
  }

  /** Fails with the whole answer unless it has the status. */
  public Answer is(int expected) {
    if (status != expected) {
      throw new AssertionError("expected status " + expected + " but was " + this);
    }
    return this;
  }

  /** Fails with the whole answer unless it is a problem of the type, such as {@code not-found}. */
  public Answer isProblem(int expected, String code) {
    is(expected);
    if (!body().path("type").asText().equals("/problems/" + code)) {
      throw new AssertionError("expected problem " + code + " but was " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return status + " " + header("Content-Type") + "\n" + text();
  }
}
