package org.lvdao.platform.web;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Reads {@code true} and {@code false} and nothing else. The framework's own reader takes any text
 * for false, so that a wish to stay anonymous, sent as {@code "yes"}, would be lost without a word.
 */
@Singleton
final class StrictBooleans implements Deserializer<Boolean> {
  @Override
  public Boolean deserialize(
      Decoder decoder, DecoderContext context, Argument<? super Boolean> type) throws IOException {
    var value = decoder.decodeArbitrary();
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw decoder.createDeserializationException("Expected true or false", value);
  }
}
