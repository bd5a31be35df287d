package org.lvdao;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.seal.WrongKeys;

/** Turns the known reasons for not starting into one line an operator can act on. */
final class StartFailure {
  /** MySQL: access denied; access denied to this database, or to a table; unknown database. */
  private static final int ACCESS_DENIED = 1045;

  private static final int DATABASE_DENIED = 1044;

  /** A statement that the user has no right to; serving users are granted theirs by the owner. */
  private static final int COMMAND_DENIED = 1142;

  private static final int UNKNOWN_DATABASE = 1049;

  private StartFailure() {}

  /** Empty when the cause is not known and the stack trace is needed. */
  static Optional<OperatorError> explain(Throwable failure, Map<String, String> environment) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof OperatorError known) {
        return Optional.of(known);
      }
      if (t instanceof WrongKeys keys) {
        return Optional.of(OperatorError.usage(String.valueOf(keys.getMessage())));
      }
      String line = line(t, environment);
      if (line != null) {
        return Optional.of(OperatorError.failed(line));
      }
    }
    return Optional.empty();
  }

  private static @Nullable String line(Throwable cause, Map<String, String> environment) {
    return switch (cause) {
      case BindException taken ->
          "Port %s is taken by another program; stop it or set LVDAO_PORT."
              .formatted(environment.getOrDefault("LVDAO_PORT", "8080"));
      case FlywayValidateException differs -> {
        String reason = differs.getMessage() == null ? "" : differs.getMessage();
        yield "The database's schema was not made by this version: "
            + reason.strip().replaceAll("\\s*\\R\\s*", " ");
      }
      case SQLException sql -> database(sql, environment);
      case IOException io
          when io.getMessage() != null && io.getMessage().contains("No space left") ->
          "The disk is full: " + io.getMessage();
      default -> null;
    };
  }

  private static @Nullable String database(SQLException failure, Map<String, String> environment) {
    String server = server(environment.getOrDefault("LVDAO_MYSQL_URL", ""));
    String user = environment.getOrDefault("LVDAO_MYSQL_USER", "lvdao");
    String owner = environment.getOrDefault("LVDAO_MYSQL_OWNER", "");
    if (failure.getErrorCode() == COMMAND_DENIED) {
      return "MySQL at %s: %s. Grant the owner of the tables all rights, WITH GRANT OPTION."
          .formatted(server, failure.getMessage());
    }
    if (failure.getErrorCode() == ACCESS_DENIED || failure.getErrorCode() == DATABASE_DENIED) {
      boolean isOwner =
          !owner.isBlank() && String.valueOf(failure.getMessage()).contains("'" + owner + "'");
      String settings = isOwner ? "LVDAO_MYSQL_OWNER" : "LVDAO_MYSQL_USER";
      return "MySQL at %s refused user '%s'; check %s and its password."
          .formatted(server, isOwner ? owner : user, settings);
    }
    if (failure.getErrorCode() == UNKNOWN_DATABASE) {
      return "MySQL at %s has no such database; create it or correct LVDAO_MYSQL_URL."
          .formatted(server);
    }
    // Class 08 of SQLSTATE: the connection could not be made.
    if (failure.getSQLState() != null && failure.getSQLState().startsWith("08")) {
      return "MySQL at %s does not answer; check LVDAO_MYSQL_URL and that it runs."
          .formatted(server);
    }
    return null;
  }

  /** Host and port only: a JDBC URL may carry a password. */
  private static String server(String jdbcUrl) {
    try {
      URI uri = URI.create(jdbcUrl.replaceFirst("^jdbc:", ""));
      if (uri.getHost() != null) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
      }
    } catch (IllegalArgumentException unusual) {
      // Several hosts or other forms that are no URI.
    }
    return "the address in LVDAO_MYSQL_URL";
  }
}
