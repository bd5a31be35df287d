package org.lvdao.area;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reference data kept in memory and read again when its version in the database is another. Asks
 * for the version at most every two seconds, and at once after {@link #invalidate()}.
 */
final class Current<T> {
  private static final Logger log = LoggerFactory.getLogger(Current.class);

  /** How old a change made on another node may be before this one knows of it. */
  private static final Duration CHECK_EVERY = Duration.ofSeconds(2);

  private final LongSupplier readVersion;
  private final Supplier<T> load;
  private final ReentrantLock lock = new ReentrantLock();

  private volatile @Nullable T value;
  private long version;

  /** Elapsed time rather than the clock, which tests hold still. */
  private volatile long nextCheck = System.nanoTime();

  Current(LongSupplier readVersion, Supplier<T> load) {
    this.readVersion = readVersion;
    this.load = load;
  }

  T get() {
    var known = value;
    if (known != null && !isDue()) {
      return known;
    }
    lock.lock();
    try {
      known = value;
      return known != null && !isDue() ? known : refresh(known);
    } finally {
      lock.unlock();
    }
  }

  /** Makes the next {@link #get()} ask for the version. */
  void invalidate() {
    nextCheck = System.nanoTime();
  }

  private boolean isDue() {
    return System.nanoTime() - nextCheck >= 0;
  }

  /** The version is read first: data newer than it is read once more later, never missed. */
  private T refresh(@Nullable T known) {
    nextCheck = System.nanoTime() + CHECK_EVERY.toNanos();
    try {
      long present = readVersion.getAsLong();
      if (known != null && present == version) {
        return known;
      }
      T loaded = load.get();
      version = present;
      value = loaded;
      return loaded;
    } catch (RuntimeException away) {
      if (known == null) {
        invalidate();
        throw away;
      }
      log.warn("Keeping the reference data in memory: {}", away.toString());
      return known;
    }
  }
}
