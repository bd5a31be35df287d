package org.lvdao.platform.search;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a rebuild keeps between nodes.
 *
 * @param lastId key of the last row that was copied
 */
@Serdeable
record RebuildState(SearchProgress progress, long lastId) {
  static final RebuildState NONE = new RebuildState(SearchProgress.NONE, 0);
}
