package org.lvdao.platform.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.lvdao.platform.database.DatabaseFaults;

/**
 * Writes the failure of a log line: its stack trace, but only its cause and on the same line when
 * the database is away. Then every request, job and connection fails for the same reason, in
 * libraries too, and thousands of lines would hide it. Named in {@code logback.xml}.
 */
public final class FaultConverter extends ThrowableProxyConverter {
  @Override
  public String convert(ILoggingEvent event) {
    var fault = event.getThrowableProxy();
    if (fault == null) {
      return "";
    }
    if (fault instanceof ThrowableProxy known && DatabaseFaults.isAway(known.getThrowable())) {
      var cause = innermost(fault);
      var message = String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
      return " (" + cause.getClassName() + ": " + message + ")";
    }
    return System.lineSeparator() + super.convert(event).stripTrailing();
  }

  private static IThrowableProxy innermost(IThrowableProxy fault) {
    var cause = fault;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
