package org.lvdao.platform.search;

import java.util.List;
import java.util.function.Supplier;

/**
 * Keeps an index like the rows, also while a new one is being built. A feature with an index has a
 * bean that makes this and a {@link SearchRebuild} of one {@link SearchIndex}, and
 *
 * <ul>
 *   <li>is the {@code OutboxHandler} of its events: it reads the rows again, {@link #write}s them,
 *       and turns {@link SearchUnavailable} into {@code OutboxHandler.Unavailable};
 *   <li>is the {@link SearchRebuild.Source} of the rebuild;
 *   <li>calls {@link SearchRebuild#check} every few seconds, which also builds the first index.
 * </ul>
 *
 * <p>What a document copies from elsewhere, such as a name, changes with the next write of its own
 * row or with a rebuild. A row that is deleted stays as a tombstone, for a deletion has no version.
 */
public final class SearchProjection {
  private static final int ATTEMPTS = 3;

  private final SearchIndex index;
  private final SearchRebuild rebuild;

  public SearchProjection(SearchIndex index, SearchRebuild rebuild) {
    this.index = index;
    this.rebuild = rebuild;
  }

  /**
   * Writes documents wherever they belong. The indexes are looked up before the rows are read, so a
   * rebuild that began in between copies these rows itself.
   *
   * @param read reads the rows as they are now
   * @param refresh whether readers must find them when this returns
   * @throws SearchUnavailable when it must be tried again later
   * @throws IllegalStateException when Elasticsearch refuses a document for good
   */
  public void write(Supplier<List<SearchDocument>> read, boolean refresh) {
    SearchIndexMissing last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      boolean building = rebuild.progress().isRunning();
      var documents = read.get();
      try {
        if (building) {
          index.write(index.nextAlias(), documents, false);
        }
        writeCurrent(documents, refresh, building);
        return;
      } catch (SearchIndexMissing switchedOrLost) {
        last = switchedOrLost;
      }
    }
    rebuild.check();
    throw last != null ? last : new SearchUnavailable("no index");
  }

  /** With no index yet, the one that is being built has it all. */
  private void writeCurrent(List<SearchDocument> documents, boolean refresh, boolean building) {
    try {
      index.write(index.alias(), documents, refresh);
    } catch (SearchIndexMissing notYet) {
      if (!building) {
        throw notYet;
      }
    }
  }
}
