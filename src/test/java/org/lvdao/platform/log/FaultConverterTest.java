package org.lvdao.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultConverterTest {
  private final LoggerContext logging = new LoggerContext();

  @Test
  void a_database_that_is_away_takes_one_line() {
    var away =
        new IllegalStateException(
            "no transaction", new SQLTransientConnectionException("gone\n\nThe last packet\n"));

    assertThat(line("A job failed", away))
        .isEqualTo("A job failed (java.sql.SQLTransientConnectionException: gone The last packet)");
  }

  @Test
  void any_other_failure_keeps_its_stack_trace() {
    var fault = new IllegalStateException("wrong", new SQLException("syntax", "42000", 1064));

    assertThat(line("A job failed", fault).lines())
        .startsWith("A job failed", "java.lang.IllegalStateException: wrong")
        .anyMatch(line -> line.startsWith("\tat " + FaultConverterTest.class.getName()))
        .anyMatch(line -> line.startsWith("Caused by: java.sql.SQLException: syntax"));
  }

  @Test
  void a_line_without_a_failure_stays_as_it_is() {
    assertThat(line("All is well", null)).isEqualTo("All is well");
  }

  private String line(String message, @Nullable Throwable fault) {
    var converter = new FaultConverter();
    converter.start();
    var event = new LoggingEvent("x", logging.getLogger("x"), Level.ERROR, message, fault, null);
    return (message + converter.convert(event)).replace(System.lineSeparator(), "\n");
  }
}
