package org.lvdao.platform.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value only from JSON of its own kind. The framework's readers make do with what comes:
 * 5.5 stars would become 5, and the wish to stay anonymous, sent as {@code "yes"}, would be lost,
 * all without a word.
 */
@Factory
final class StrictScalars {
  @Singleton
  Deserializer<Boolean> truths() {
    return new Strict<>("true or false", value -> value instanceof Boolean b ? b : null);
  }

  @Singleton
  Deserializer<String> texts() {
    return new Strict<>("a text", value -> value instanceof String s ? s : null);
  }

  @Singleton
  Deserializer<Integer> integers() {
    return new Strict<>("a whole number", value -> value instanceof Integer i ? i : null);
  }

  @Singleton
  Deserializer<Long> longs() {
    return new Strict<>(
        "a whole number",
        value ->
            value instanceof Integer || value instanceof Long
                ? ((Number) value).longValue()
                : null);
  }

  @Singleton
  Deserializer<Double> numbers() {
    return new Strict<>(
        "a number",
        value ->
            value instanceof Number n && Double.isFinite(n.doubleValue()) ? n.doubleValue() : null);
  }

  @Singleton
  Deserializer<Instant> times() {
    return new Strict<>(
        "a time with its offset", value -> value instanceof String s ? time(s) : null);
  }

  @Singleton
  Deserializer<LocalDate> days() {
    return new Strict<>(
        "a day, such as 2026-03-02", value -> value instanceof String s ? day(s) : null);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.length() == "2026-03-02".length() ? LocalDate.parse(text) : null;
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  /** To the millisecond, as it is kept: what is told again is the same again. */
  private static @Nullable Instant time(String text) {
    try {
      return Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  /**
   * @param read gives null for a value of another kind
   */
  private record Strict<T>(String expected, Function<Object, @Nullable T> read)
      implements Deserializer<T> {
    @Override
    public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type)
        throws IOException {
      var value = decoder.decodeArbitrary();
      var scalar = value == null ? null : read.apply(value);
      if (scalar == null) {
        throw decoder.createDeserializationException("Expected " + expected, value);
      }
      return scalar;
    }
  }
}
