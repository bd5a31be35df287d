package org.lvdao.platform.search;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rebuild of an index has got to.
 *
 * @param index the one being built, or built last; null when none ever was
 * @param done rows read into it so far
 * @param total rows there were when it began
 * @param error why it failed; null unless it did
 */
@Serdeable
public record SearchProgress(
    State state,
    @Nullable String index,
    long done,
    long total,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String error) {
  /** Where a rebuild stands. */
  public enum State {
    /** There was none yet. */
    IDLE,
    RUNNING,
    DONE,
    FAILED
  }

  static final SearchProgress NONE = new SearchProgress(State.IDLE, null, 0, 0, null, null, null);

  static SearchProgress begun(@Nullable String index, long total, Instant now) {
    return new SearchProgress(State.RUNNING, index, 0, total, now, null, null);
  }

  SearchProgress with(long newDone) {
    return new SearchProgress(state, index, newDone, total, startedAt, null, null);
  }

  SearchProgress finished(Instant now) {
    return new SearchProgress(State.DONE, index, done, total, startedAt, now, null);
  }

  SearchProgress failed(Instant now, String why) {
    return new SearchProgress(State.FAILED, index, done, total, startedAt, now, why);
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }
}
