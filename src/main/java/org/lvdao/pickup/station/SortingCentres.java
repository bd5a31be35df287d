package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The sorting centres (分拣中心). */
@Singleton
public class SortingCentres {
  private final CentreRepository rows;

  SortingCentres(CentreRepository rows) {
    this.rows = rows;
  }

  /** Also finds retired ones. */
  public Optional<SortingCentre> find(long id) {
    return rows.find(id).map(CentreRow::centre);
  }

  /** Those in use, by code. */
  public List<SortingCentre> inDistrict(String district) {
    return rows.findInUse(district).stream().map(CentreRow::centre).toList();
  }
}
