package org.lvdao.platform.database;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON as columns keep it. The application writes and reads it alone, so text that does not fit its
 * type is a fault and not somebody's mistake.
 */
@Singleton
public class StoredJson {
  private final ObjectMapper json;

  StoredJson(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @param value a {@code @Serdeable} record, or maps and lists of plain values
   */
  public String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /**
   * @throws UncheckedIOException when the text is no JSON of that type
   */
  public <T> T read(String text, Class<T> type) {
    return read(text, Argument.of(type));
  }

  /** As {@link #read(String, Class)}, of maps and lists. */
  public <T> T read(String text, Argument<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
