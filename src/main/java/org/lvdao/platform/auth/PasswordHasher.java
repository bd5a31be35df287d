package org.lvdao.platform.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Argon2id with the parameters of the OWASP Password Storage Cheat Sheet (19 MiB, 2 passes, 1
 * lane). No more run at a time than there are cores: each takes 19 MiB and a whole core, and a
 * crowd at the door must not starve everything else.
 */
@Singleton
public class PasswordHasher {
  private static final Argon2Function OWASP =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private static final int SALT_BYTES = 16;

  private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final Work work = new Work();
  private final Argon2Function argon2;
  private final Timer computations;
  private final String decoy;

  @Inject
  PasswordHasher(MeterRegistry meters) {
    this(meters, OWASP);
  }

  PasswordHasher(MeterRegistry meters, Argon2Function argon2) {
    this.argon2 = argon2;
    this.computations =
        Timer.builder("lvdao.password.computations")
            .description("Argon2id computations, each for one password")
            .register(meters);
    this.decoy = work.hash("nobody");
  }

  /**
   * Runs work that hashes once a turn is free. What must be decided right before a guess is tried
   * belongs in here too: then no more guesses pass the decision than there are turns.
   */
  public <T> T inTurn(Function<Work, T> task) {
    turns.acquireUninterruptibly();
    try {
      return task.apply(work);
    } finally {
      turns.release();
    }
  }

  public String hash(String password) {
    return inTurn(work -> work.hash(password));
  }

  /** The computations, for one who has the turn. */
  public class Work {
    public String hash(String password) {
      return computations.record(
          () -> Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2).getResult());
    }

    public boolean verify(String password, String hash) {
      var function = Argon2Function.getInstanceFromHash(hash);
      return computations.record(() -> function.check(password, hash));
    }

    /**
     * Takes the time of {@link #verify}; for a user name that does not exist.
     *
     * @return false
     */
    public boolean verifyNothing(String password) {
      verify(password, decoy);
      return false;
    }
  }
}
