package org.lvdao.pickup.catalogue;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An item a district collects (回收品目).
 *
 * @param seeded whether it is as the seed file has it
 * @param retiredAt when it was taken out of later price lists; null while it is in use
 */
@MappedEntity("recyclable_item")
record ItemRow(
    @Id long id,
    String district,
    String code,
    MaterialCategory category,
    Unit unit,
    String name,
    String description,
    int sortOrder,
    boolean seeded,
    @Nullable Instant retiredAt,
    long version) {
  /** The order in which items are shown. */
  static final Comparator<ItemRow> SHOWN =
      Comparator.comparingInt(ItemRow::sortOrder).thenComparing(ItemRow::code);

  Price price(Direction direction, long pricePerUnit) {
    return new Price(code, name, category, unit, direction, pricePerUnit);
  }
}
