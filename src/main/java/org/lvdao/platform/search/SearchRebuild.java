package org.lvdao.platform.search;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.jobs.JobLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds an index anew while reads and writes go on. From the moment the state says RUNNING, the
 * projection writes to the old and the new index; then every row is copied in the order of its key;
 * then the counts are compared; then readers get the new index in one step. One node works, and
 * when it dies another goes on from the last key.
 */
public final class SearchRebuild {
  private static final Logger log = LoggerFactory.getLogger(SearchRebuild.class);

  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final int BATCH = 500;

  /** How long the projection may need to catch up before the counts are called different. */
  private static final Duration COMPARE_PATIENCE = Duration.ofSeconds(60);

  private static final Duration COMPARE_PAUSE = Duration.ofMillis(200);

  private final SearchIndex index;
  private final Source source;
  private final String job;
  private final Tools tools;

  private SearchRebuild(SearchIndex index, Source source, Tools tools) {
    this.index = index;
    this.source = source;
    this.job = "search-rebuild:" + index.alias();
    this.tools = tools;
  }

  /** The truth the index is built from. */
  public interface Source {
    /**
     * The documents of the rows with the next larger keys, in their order; each has an id field.
     */
    List<SearchDocument> after(long id, int size);

    /** How many rows have this key or a smaller one. */
    long countUpTo(long id);
  }

  /** Makes rebuilds. */
  @Singleton
  public record Tools(JobLeases leases, ObjectMapper json, Ids ids, InstantSource clock) {
    public SearchRebuild of(SearchIndex index, Source source) {
      return new SearchRebuild(index, source, this);
    }
  }

  /** What is kept between nodes. */
  @Serdeable
  record State(SearchProgress progress, long lastId) {
    static final State NONE = new State(SearchProgress.NONE, 0);
  }

  public SearchProgress progress() {
    return read(tools.leases.state(job)).progress();
  }

  /**
   * Begins a rebuild, or goes on with the one that was begun.
   *
   * @return the progress of whichever is running now
   * @throws SearchUnavailable when the cluster cannot make an index now; then nothing was begun
   */
  public SearchProgress start() {
    var held = tools.leases.acquire(job, LEASE);
    if (held.isEmpty()) {
      var now = progress();
      return now.isRunning()
          ? now
          : SearchProgress.begun(null, source.countUpTo(Long.MAX_VALUE), tools.clock.instant());
    }
    var lease = held.get();
    try {
      var state = read(lease.state());
      if (!state.progress().isRunning()) {
        state = begin(lease);
      }
      var begun = state;
      Thread.ofVirtual().name(job).start(() -> run(lease, begun));
      return begun.progress();
    } catch (RuntimeException failure) {
      tools.leases.release(lease, lease.state());
      throw failure;
    }
  }

  /** The index comes first: as soon as the state names it, the projection writes to it. */
  private State begin(JobLeases.Lease lease) {
    var name = index.concrete(tools.ids.next());
    long total = source.countUpTo(Long.MAX_VALUE);
    var progress = SearchProgress.begun(name, total, tools.clock.instant());
    index.createNext(name);
    var state = new State(progress, 0);
    keep(lease, state);
    return state;
  }

  /**
   * Goes on with a rebuild whose node died or had to wait, and begins one when there is no index at
   * all. To be called every few seconds on every node.
   */
  public void check() {
    try {
      if (progress().isRunning() || !index.exists()) {
        start();
      }
    } catch (SearchUnavailable away) {
      log.debug("The index {} waits: {}", index.alias(), away.getMessage());
    }
  }

  private void run(JobLeases.Lease lease, State begun) {
    var state = begun;
    try {
      while (state.progress().isRunning()) {
        state = attempt(lease, state);
      }
      tools.leases.release(lease, write(state));
      log.info("Index {} built with {} rows", state.progress().index(), state.progress().done());
    } catch (LeaseLost lost) {
      log.info("Another node builds the index {}", index.alias());
    } catch (SearchUnavailable away) {
      log.warn("Building the index {} waits: {}", index.alias(), away.getMessage());
      tools.leases.release(lease, tools.leases.state(job));
    } catch (RuntimeException failure) {
      giveUp(lease, failure);
    }
  }

  private void giveUp(JobLeases.Lease lease, RuntimeException failure) {
    log.error("Building the index {} failed", index.alias(), failure);
    // Without the database nothing can be kept; when the lease ends, a node goes on.
    if (!DatabaseFaults.isAway(failure)) {
      var progress = progress().failed(tools.clock.instant(), String.valueOf(failure.getMessage()));
      tools.leases.release(lease, write(new State(progress, 0)));
    }
  }

  private State attempt(JobLeases.Lease lease, State from) {
    var name = String.valueOf(from.progress().index());
    try {
      var state = copy(lease, from);
      compare(lease, state);
      keep(lease, state);
      index.switchTo(name);
      return new State(state.progress().finished(tools.clock.instant()), state.lastId());
    } catch (SearchIndexMissing missing) {
      if (index.isCurrent(name)) {
        // A node that died had switched already.
        return new State(from.progress().finished(tools.clock.instant()), from.lastId());
      }
      log.warn("The index {} was lost while it was built; once more from the start", name);
      return begin(lease);
    }
  }

  /** A batch that is not full was the last; rows that come in behind it the projection writes. */
  private State copy(JobLeases.Lease lease, State from) {
    var state = from;
    while (true) {
      var batch = source.after(state.lastId(), BATCH);
      if (batch.isEmpty()) {
        return state;
      }
      index.write(index.nextAlias(), batch, false);
      var progress = state.progress();
      state =
          new State(
              progress.with(String.valueOf(progress.index()), progress.done() + batch.size()),
              batch.getLast().id());
      keep(lease, state);
      if (batch.size() < BATCH) {
        return state;
      }
    }
  }

  /** Of the rows that were copied; those behind may still be on their way. */
  private void compare(JobLeases.Lease lease, State state) {
    long deadline = System.nanoTime() + COMPARE_PATIENCE.toNanos();
    while (true) {
      long rows = source.countUpTo(state.lastId());
      long documents = index.countUpTo(index.nextAlias(), state.lastId());
      if (documents == rows) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the new index has %d documents of %d rows".formatted(documents, rows));
      }
      keep(lease, state);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(COMPARE_PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SearchUnavailable("interrupted", interrupted);
    }
  }

  private void keep(JobLeases.Lease lease, State state) {
    if (!tools.leases.renew(lease, LEASE, write(state))) {
      throw new LeaseLost();
    }
  }

  private State read(@Nullable String state) {
    try {
      return state == null ? State.NONE : tools.json.readValue(state, State.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write(State state) {
    try {
      return tools.json.writeValueAsString(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class LeaseLost extends RuntimeException {}
}
