package org.lvdao.pickup.market;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.photo.PhotoService;

/** What a resident gives and takes on the flea market. */
@Singleton
class TraderData implements PersonalData {
  private final MarketItemRepository rows;
  private final MarketSteps steps;
  private final Taking taking;
  private final PhotoService photos;

  TraderData(MarketItemRepository rows, MarketSteps steps, Taking taking, PhotoService photos) {
    this.rows = rows;
    this.steps = steps;
    this.taking = taking;
    this.photos = photos;
  }

  /**
   * @param given whether it was given, else taken; then the words are another's
   */
  @Serdeable
  record ExportedThing(
      boolean given,
      @Nullable String title,
      @Nullable String description,
      @Nullable String place,
      long points,
      MarketState state,
      List<String> photos,
      Instant createdAt,
      @Nullable Instant endedAt) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    archive.<MarketItemRow>list(
        "flea-market",
        (last, size) -> rows.findOf(accountId, last == null ? Long.MAX_VALUE : last.id(), size),
        row -> {
          boolean given = row.isGivenBy(accountId);
          return new ExportedThing(
              given,
              given ? row.title() : null,
              given ? row.description() : null,
              given ? row.place() : null,
              row.points(),
              row.state(),
              given ? row.photos().stream().map(PersonalArchive::photo).toList() : List.of(),
              row.createdAt(),
              row.endedAt());
        });
  }

  @Override
  public void erase(long accountId) {
    for (var row : rows.findGiven(accountId)) {
      if (row.state().isOpen()) {
        steps.end(row, MarketAction.CLOSE, MarketParty.GIVER, null);
      }
      photos.forget(row.photos());
    }
    rows.deleteAbusesOfGiven(accountId);
    rows.deleteGiven(accountId);
    rows.findReserved(accountId).forEach(row -> taking.release(row, MarketParty.TAKER));
    rows.forgetTaker(accountId);
    rows.deleteAbusesBy(accountId);
  }
}
