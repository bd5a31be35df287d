package org.lvdao.pickup.market;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing on the flea market.
 *
 * @param place where it is handed over, in the giver's words
 * @param points what it costs; 0 when it is free
 * @param photoIds comma-separated
 * @param doubt what a machine found in its words; null for nothing
 * @param note why it was refused; null when it was not
 * @param reservationId in the ledger; null while nothing is set aside
 * @param code what the taker shows; null unless it is reserved
 * @param dueAt when time ends its state; null when it does not
 */
@MappedEntity("market_item")
record MarketItemRow(
    @Id long id,
    String district,
    @Nullable String subdistrict,
    String community,
    long giverAccountId,
    String title,
    String description,
    String place,
    long points,
    String photoIds,
    MarketState state,
    @Nullable String doubt,
    @Nullable String note,
    @Nullable Long takerAccountId,
    @Nullable Long reservationId,
    @Nullable String code,
    @Nullable Instant dueAt,
    int abuses,
    Instant createdAt,
    @Nullable Instant endedAt,
    long version) {
  private static final int ABUSES_TO_DOUBT = 3;

  List<Long> photos() {
    return Arrays.stream(photoIds.split(",")).map(Long::valueOf).toList();
  }

  /** What others would read. */
  String words() {
    return title + "\n" + description + "\n" + place;
  }

  /** Whether so many residents found something wrong that a dispatcher looks again. */
  boolean isDoubtful() {
    return abuses >= ABUSES_TO_DOUBT;
  }

  boolean isGivenBy(long accountId) {
    return giverAccountId == accountId;
  }

  boolean isTakenBy(long accountId) {
    return takerAccountId != null && takerAccountId == accountId;
  }

  /** What is not listed, none but the two it concerns sees. */
  boolean isSeenBy(long accountId) {
    return state == MarketState.LISTED || isGivenBy(accountId) || isTakenBy(accountId);
  }
}
