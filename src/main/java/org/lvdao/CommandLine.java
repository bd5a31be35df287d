package org.lvdao;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the operator asked for.
 *
 * @param seed a folder to load; null for none
 * @param createAdmin user name of an administrator to make; null for none
 * @param passwordFile holds the administrator's password in its first line; null to ask for it
 * @param area the district the administrator is limited to; null for everywhere
 */
record CommandLine(
    boolean help,
    boolean version,
    @Nullable Path seed,
    @Nullable String createAdmin,
    @Nullable Path passwordFile,
    @Nullable String area) {

  static final String HELP =
      """
      Usage: java -jar lvdao.jar [options]

      Without options it serves the API on LVDAO_PORT (8080).

        --seed=DIR             loads the seed folder, then ends
        --create-admin=NAME    makes an administrator (the password is asked for), then ends
          --password-file=FILE   takes the password from the file's first line instead
          --area=CODE            limits the administrator to a district
        --version              prints the version
        --help                 prints this

      Settings come from the environment; README.md lists them.
      """;

  /**
   * @throws OperatorError on an option that is unknown, incomplete or names what is not there
   */
  static CommandLine parse(String... args) {
    boolean help = false;
    boolean version = false;
    Path seed = null;
    String admin = null;
    Path passwordFile = null;
    String area = null;
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      switch (parts[0]) {
        case "--help", "-h" -> help = true;
        case "--version" -> version = true;
        case "--seed" -> seed = existing(parts, true);
        case "--create-admin" -> admin = value(parts);
        case "--password-file" -> passwordFile = existing(parts, false);
        case "--area" -> area = value(parts);
        default -> throw OperatorError.usage("Unknown option " + arg + "; --help lists them all.");
      }
    }
    if (admin == null && (passwordFile != null || area != null)) {
      throw OperatorError.usage("--password-file and --area belong to --create-admin=NAME.");
    }
    return new CommandLine(help, version, seed, admin, passwordFile, area);
  }

  /** Whether there is work to do instead of serving. */
  boolean isErrand() {
    return seed != null || createAdmin != null;
  }

  private static String value(String[] parts) {
    if (parts.length < 2 || parts[1].isBlank()) {
      throw OperatorError.usage(parts[0] + " needs a value: " + parts[0] + "=…");
    }
    return parts[1].strip();
  }

  private static Path existing(String[] parts, boolean folder) {
    Path path = Path.of(value(parts));
    if (folder ? !Files.isDirectory(path) : !Files.isRegularFile(path)) {
      throw OperatorError.usage(
          "%s: there is no %s %s.".formatted(parts[0], folder ? "folder" : "file", path));
    }
    return path;
  }
}
