package org.lvdao.pickup.catalogue;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What is paid or charged for an item.
 *
 * @param code as a booking names it
 * @param name in Chinese
 * @param description what is taken and how; may be empty
 * @param unit what the price is for: a kilogram or a piece
 * @param direction PAID to the resident, FREE, or a FEE the resident pays
 * @param pricePerUnit in 分; 0 when it is free
 */
@Serdeable
record PriceView(
    String code,
    String name,
    String description,
    MaterialCategory category,
    Unit unit,
    Direction direction,
    long pricePerUnit) {}
