package org.lvdao.platform.web;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/** Finds the field that stopped a body from being read, as far as the JSON reader says it. */
final class BodyErrors {
  private static final Pattern PROPERTY =
      Pattern.compile("(?:Error (?:decoding|deserializing) property \\[|property \\[|argument: )"
          + "(?:[^\\]]*? )?([A-Za-z][A-Za-z0-9]*)\\]?");

  private BodyErrors() {}

  static DomainError describe(ConversionErrorException failed) {
    var pointer = new StringBuilder();
    for (Throwable t = failed.getConversionError().getCause(); t != null; t = t.getCause()) {
      Matcher matcher = PROPERTY.matcher(String.valueOf(t.getMessage()));
      if (matcher.find()) {
        pointer.append('/').append(matcher.group(1));
      }
    }
    return pointer.isEmpty()
        ? DomainError.of(CommonProblem.MALFORMED_BODY)
        : DomainError.field(pointer.toString(), "invalid");
  }
}
