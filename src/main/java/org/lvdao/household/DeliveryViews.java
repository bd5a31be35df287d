package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.Page;
import org.lvdao.photo.PhotoService;
import org.lvdao.photo.PhotoView;

/** Shows deliveries, with their photos. */
@Singleton
class DeliveryViews {
  private final DeliveryRepository deliveries;
  private final PhotoService photos;

  DeliveryViews(DeliveryRepository deliveries, PhotoService photos) {
    this.deliveries = deliveries;
    this.photos = photos;
  }

  /** The household's, the newest first. */
  Page<DeliveryView> of(long householdId, @Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 2);
    var rows =
        deliveries.of(
            householdId,
            after == null,
            after == null ? Instant.EPOCH : Instant.ofEpochMilli(after.number(0)),
            after == null ? 0 : after.number(1),
            limit + 1);
    var page = Page.cut(rows, limit, row -> Cursor.of(row.at().toEpochMilli(), row.id()));
    var shown = photos(page.items());
    return page.map(row -> view(row, shown));
  }

  /** Without a link to the photo, which would expire. */
  DeliveryView exported(DeliveryRow row) {
    return view(row, Map.of());
  }

  private static DeliveryView view(DeliveryRow row, Map<Long, PhotoView> photos) {
    return new DeliveryView(
        Long.toString(row.id()),
        row.at(),
        row.grams(),
        text(row.memberId()),
        row.source(),
        row.grade(),
        row.gradeNote(),
        photo(row, photos),
        row.state(),
        row.reason(),
        row.points(),
        row.rule());
  }

  Page<StaffDeliveryView> staff(Page<DeliveryRow> page) {
    var shown = photos(page.items());
    return page.map(row -> staff(row, null, shown));
  }

  /**
   * @param related others that belong to why it waits
   */
  StaffDeliveryView staff(DeliveryRow row, List<DeliveryRow> related) {
    return staff(row, related, photos(List.of(row)));
  }

  private static StaffDeliveryView staff(
      DeliveryRow row, @Nullable List<DeliveryRow> related, Map<Long, PhotoView> photos) {
    return new StaffDeliveryView(
        Long.toString(row.id()),
        row.source(),
        Long.toString(row.sourceId()),
        row.community(),
        row.card(),
        text(row.householdId()),
        row.at(),
        row.receivedAt(),
        row.clockSkew(),
        row.grams(),
        row.fillLevel(),
        photo(row, photos),
        row.grade(),
        row.gradeNote(),
        row.state(),
        row.reason(),
        row.points(),
        row.rule(),
        row.decidedAt(),
        row.decisionNote(),
        related == null ? null : related.stream().map(StaffDeliveryView.Related::of).toList(),
        row.version());
  }

  private static @Nullable PhotoView photo(DeliveryRow row, Map<Long, PhotoView> photos) {
    return row.photoId() == null ? null : photos.get(row.photoId());
  }

  private Map<Long, PhotoView> photos(List<DeliveryRow> rows) {
    return photos.views(rows.stream().map(DeliveryRow::photoId).filter(Objects::nonNull).toList());
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : Long.toString(id);
  }
}
