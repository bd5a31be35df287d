package org.lvdao;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A password from the operator: a file's first line, or typed twice without echo. */
final class NewPassword {
  /** NIST SP 800-63B asks for 8 at least; an administrator's should be longer. */
  private static final int MIN_LENGTH = 12;

  private NewPassword() {}

  /**
   * @throws OperatorError when it is too short, the two differ, or there is nobody to ask
   */
  static String obtain(String account, @Nullable Path file) {
    String password = file == null ? ask(account) : read(file);
    if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
      throw OperatorError.usage("The password needs at least " + MIN_LENGTH + " characters.");
    }
    return password;
  }

  private static String read(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("").strip();
    } catch (IOException unreadable) {
      throw OperatorError.usage("The password file " + file + " cannot be read.");
    }
  }

  private static String ask(String account) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw OperatorError.usage("No terminal to ask for the password; use --password-file=FILE.");
    }
    char[] first = console.readPassword("Password for %s: ", account);
    char[] again = console.readPassword("The same again: ");
    if (first == null || !Arrays.equals(first, again)) {
      throw OperatorError.usage("The two passwords differ.");
    }
    return new String(first);
  }
}
