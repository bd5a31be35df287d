package org.lvdao.pickup.market;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.lvdao.kernel.Page;
import org.lvdao.photo.PhotoService;

/** Shows things to residents, each what they may see. */
@Singleton
class MarketViews {
  private final PhotoService photos;

  MarketViews(PhotoService photos) {
    this.photos = photos;
  }

  Page<MarketView> views(Page<MarketItemRow> page, long accountId) {
    return new Page<>(views(page.items(), accountId), page.nextCursor());
  }

  MarketView view(MarketItemRow row, long accountId) {
    return views(List.of(row), accountId).getFirst();
  }

  private List<MarketView> views(List<MarketItemRow> rows, long accountId) {
    var pictures = photos.views(rows.stream().flatMap(row -> row.photos().stream()).toList());
    return rows.stream()
        .map(
            row -> {
              boolean mine = row.isGivenBy(accountId);
              boolean taken = row.isTakenBy(accountId);
              return new MarketView(
                  Long.toString(row.id()),
                  row.title(),
                  row.description(),
                  row.community(),
                  row.place(),
                  row.points(),
                  row.photos().stream().map(pictures::get).filter(Objects::nonNull).toList(),
                  row.state(),
                  mine,
                  taken,
                  taken ? row.code() : null,
                  mine || taken ? row.dueAt() : null,
                  mine ? row.note() : null,
                  row.createdAt());
            })
        .toList();
  }
}
