package org.lvdao.platform.search;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.lvdao.kernel.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a rebuild, on the one node that has its lease. */
final class IndexBuild {
  private static final Logger log = LoggerFactory.getLogger(IndexBuild.class);

  private static final int BATCH = 500;

  /** How long the projection may need to catch up before the counts are called different. */
  private static final Duration COMPARE_PATIENCE = Duration.ofSeconds(60);

  private static final Duration COMPARE_PAUSE = Duration.ofMillis(200);

  private final SearchIndex index;
  private final SearchRebuild.Source source;
  private final Ids ids;
  private final InstantSource clock;
  private final Consumer<RebuildState> keep;

  /**
   * @param keep prolongs the lease and keeps the state for whoever goes on; throws when the lease
   *     was lost
   */
  IndexBuild(
      SearchIndex index,
      SearchRebuild.Source source,
      Ids ids,
      InstantSource clock,
      Consumer<RebuildState> keep) {
    this.index = index;
    this.source = source;
    this.ids = ids;
    this.clock = clock;
    this.keep = keep;
  }

  /** The index comes first: as soon as the state names it, the projection writes to it. */
  RebuildState begin() {
    var name = index.concrete(ids.next());
    long total = source.countUpTo(Long.MAX_VALUE);
    var progress = SearchProgress.begun(name, total, clock.instant());
    index.createNext(name);
    var state = new RebuildState(progress, 0);
    keep.accept(state);
    return state;
  }

  /**
   * Copies, compares and switches.
   *
   * @return the state in the end, still running when the index was lost and it began anew
   */
  RebuildState attempt(RebuildState from) {
    var name = String.valueOf(from.progress().index());
    try {
      var state = copy(from);
      compare(state);
      keep.accept(state);
      index.switchTo(name);
      return new RebuildState(state.progress().finished(clock.instant()), state.lastId());
    } catch (SearchIndexMissing missing) {
      if (index.isCurrent(name)) {
        // A node that died had switched already.
        return new RebuildState(from.progress().finished(clock.instant()), from.lastId());
      }
      log.warn("The index {} was lost while it was built; once more from the start", name);
      return begin();
    }
  }

  /** A batch that is not full was the last; rows that come in behind it the projection writes. */
  private RebuildState copy(RebuildState from) {
    var state = from;
    while (true) {
      var batch = source.after(state.lastId(), BATCH);
      if (batch.isEmpty()) {
        return state;
      }
      index.write(index.nextAlias(), batch, false);
      var progress = state.progress();
      state = new RebuildState(progress.with(progress.done() + batch.size()), batch.getLast().id());
      keep.accept(state);
      if (batch.size() < BATCH) {
        return state;
      }
    }
  }

  /** Of the rows that were copied; those behind may still be on their way. */
  private void compare(RebuildState state) {
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
      keep.accept(state);
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
}
