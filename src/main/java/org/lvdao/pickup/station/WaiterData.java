package org.lvdao.pickup.station;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.area.Wgs84;

/** The places at which a resident waits for a station. */
@Singleton
class WaiterData implements PersonalData {
  private final WaitingRepository rows;

  WaiterData(WaitingRepository rows) {
    this.rows = rows;
  }

  @Serdeable
  record ExportedPlace(
      String district,
      @Nullable String subdistrict,
      Wgs84 place,
      Instant since,
      @Nullable Instant toldAt) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    archive.value(
        "station-waiting-list",
        rows.findOf(accountId).stream()
            .map(
                row ->
                    new ExportedPlace(
                        row.district(),
                        row.subdistrict(),
                        row.place(),
                        row.createdAt(),
                        row.toldAt()))
            .toList());
  }

  @Override
  public void erase(long accountId) {
    rows.deleteOf(accountId);
  }
}
