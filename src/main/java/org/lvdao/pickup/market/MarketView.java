package org.lvdao.pickup.market;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.photo.PhotoView;

/**
 * A thing on the flea market.
 *
 * @param community code of the community it is offered in
 * @param place where it can be handed over
 * @param points what it costs; 0 when it is free
 * @param mine whether one gives it oneself
 * @param takenByMe whether one has reserved it, or got it
 * @param code what one shows the giver; null unless one has reserved it
 * @param until when time ends its state; null for others, and when it has ended
 * @param note why it may not be offered; null for others
 */
@Serdeable
record MarketView(
    String id,
    String title,
    String description,
    String community,
    String place,
    long points,
    List<PhotoView> photos,
    MarketState state,
    boolean mine,
    boolean takenByMe,
    @Nullable String code,
    @Nullable Instant until,
    @Nullable String note,
    Instant createdAt) {}
