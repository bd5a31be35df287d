package org.lvdao.platform.search;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
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
  public record Tools(JobLeases leases, StoredJson json, Ids ids, InstantSource clock) {
    public SearchRebuild of(SearchIndex index, Source source) {
      return new SearchRebuild(index, source, this);
    }
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
      var build =
          new IndexBuild(index, source, tools.ids, tools.clock, state -> keep(lease, state));
      var kept = read(lease.state());
      var begun = kept.progress().isRunning() ? kept : build.begin();
      Thread.ofVirtual().name(job).start(() -> run(lease, build, begun));
      return begun.progress();
    } catch (RuntimeException failure) {
      tools.leases.release(lease, lease.state());
      throw failure;
    }
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

  private void run(JobLeases.Lease lease, IndexBuild build, RebuildState begun) {
    var state = begun;
    try {
      while (state.progress().isRunning()) {
        state = build.attempt(state);
      }
      tools.leases.release(lease, tools.json.write(state));
      log.info("Index {} built with {} rows", state.progress().index(), state.progress().done());
    } catch (LeaseLost lost) {
      log.info("Another node builds the index {}", index.alias());
    } catch (RuntimeException failure) {
      waitOrGiveUp(lease, failure);
    }
  }

  private void waitOrGiveUp(JobLeases.Lease lease, RuntimeException failure) {
    try {
      if (failure instanceof SearchUnavailable) {
        log.warn("Building the index {} waits: {}", index.alias(), failure.getMessage());
        tools.leases.release(lease, tools.leases.state(job));
      } else if (DatabaseFaults.isAway(failure)) {
        throw failure;
      } else {
        log.error("Building the index {} failed", index.alias(), failure);
        var why = String.valueOf(failure.getMessage());
        var progress = progress().failed(tools.clock.instant(), why);
        tools.leases.release(lease, tools.json.write(new RebuildState(progress, 0)));
      }
    } catch (RuntimeException away) {
      // Nothing can be kept, as when this node stops; when the lease ends, a node goes on.
      log.warn("Building the index {} waits for the database", index.alias(), away);
    }
  }

  private void keep(JobLeases.Lease lease, RebuildState state) {
    if (!tools.leases.renew(lease, LEASE, tools.json.write(state))) {
      throw new LeaseLost();
    }
  }

  private RebuildState read(@Nullable String state) {
    return state == null ? RebuildState.NONE : tools.json.read(state, RebuildState.class);
  }

  private static final class LeaseLost extends RuntimeException {}
}
