package org.lvdao.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.DomainError;

/**
 * Which passwords people may choose (OWASP ASVS 5.0, section 6.2): by length and by how soon they
 * are guessed, whatever characters they are made of, and kept as long as nobody else learns them.
 */
@Singleton
public class PasswordRules {
  /** ASVS asks for 8 at least and recommends 15; staff see other people's data. */
  static final int LEAST = 12;

  /** ASVS: at least 64 must be possible; more than this only costs work. */
  static final int MOST = 128;

  /** Of zxcvbn: 3 is "safely unguessable", some 10^8 guesses and more. */
  private static final int ENOUGH = 3;

  /** The estimate takes more than linear time; what comes behind only makes a password stronger. */
  private static final int ESTIMATED_CHARACTERS = 64;

  private static final List<String> OF_THE_SERVICE = List.of("lvdao", "绿岛", "无废城市");

  private final Zxcvbn estimator = new Zxcvbn();

  /**
   * @param about words that a guesser tries first: the user name, the person's name
   * @throws DomainError naming the field at the pointer
   */
  void check(String pointer, String password, Collection<String> about) {
    int length = password.codePointCount(0, password.length());
    if (length < LEAST || length > MOST) {
      throw DomainError.field(pointer, "size", Map.of("min", LEAST, "max", MOST));
    }
    if (isGuessable(password, about)) {
      throw DomainError.field(pointer, "password-guessable");
    }
  }

  /** Whether it is common, or made of common or personal words and patterns. */
  public boolean isGuessable(String password, Collection<String> about) {
    var beginning = password.substring(0, Math.min(ESTIMATED_CHARACTERS, password.length()));
    var words = new ArrayList<>(OF_THE_SERVICE);
    for (var word : about) {
      words.add(word);
      words.addAll(Arrays.asList(word.split("[._\\s-]+")));
    }
    words.removeIf(String::isEmpty);
    return estimator.measure(beginning, words).getScore() < ENOUGH;
  }
}
