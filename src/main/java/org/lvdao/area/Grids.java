package org.lvdao.area;

import jakarta.inject.Singleton;
import java.util.HashMap;
import org.locationtech.jts.geom.Geometry;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/** Keeps the present {@link Grid} in memory. */
@Singleton
class Grids {
  private final Transactions transactions;
  private final ReferenceVersions versions;
  private final AreaRepository areas;
  private final DistrictRepository districts;
  private final BoundaryRepository boundaries;
  private final Ids ids;
  private final Current<Grid> current;

  Grids(
      Transactions transactions,
      ReferenceVersions versions,
      AreaRepository areas,
      DistrictRepository districts,
      BoundaryRepository boundaries,
      Ids ids) {
    this.transactions = transactions;
    this.versions = versions;
    this.areas = areas;
    this.districts = districts;
    this.boundaries = boundaries;
    this.ids = ids;
    this.current = new Current<>(() -> versions.read(ReferenceVersions.AREA), this::load);
  }

  Grid current() {
    return current.get();
  }

  /** Begins a change of the grid, one at a time over all nodes; inside a transaction. */
  void lock() {
    versions.lock(ReferenceVersions.AREA);
  }

  /** Tells every node that the grid changed; inside the transaction of the change. */
  void changed() {
    versions.change(ReferenceVersions.AREA, ids.next());
    transactions.afterCommit(current::invalidate);
  }

  private Grid load() {
    return transactions.read(
        () -> {
          long version = versions.read(ReferenceVersions.AREA);
          var outlines = new HashMap<String, Geometry>();
          for (var row : boundaries.findAll()) {
            if (row.retiredAt() == null) {
              outlines.put(row.area(), Outlines.read(row.geometry()));
            }
          }
          return new Grid(
              version,
              areas.findAll().stream().map(AreaRow::toArea).toList(),
              districts.findAll().stream().map(DistrictRow::toDistrict).toList(),
              outlines);
        });
  }
}
