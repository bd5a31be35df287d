package org.lvdao.area;

/** How large a part of the grid (无废城市 "3+2+1" 网格) an area is, from the largest down. */
public enum AreaLevel {
  /** 区, 县 or a development zone. */
  DISTRICT,
  /** 街道, 镇 or 乡. */
  SUBDISTRICT,
  /** 社区 or 村. */
  COMMUNITY,
  /** 园区. */
  PARK,
  /** 企业. */
  ENTERPRISE,
  /** 楼宇. */
  BUILDING;

  /** Whether areas of this level come from the seed files, and staff cannot edit them. */
  public boolean isSeeded() {
    return compareTo(COMMUNITY) <= 0;
  }

  /**
   * Whether an area of this level may hang directly below one of the other. Parks, enterprises and
   * buildings hang below a community, or a smaller one below a larger one, so there is no cycle.
   */
  public boolean mayHangBelow(AreaLevel parent) {
    return switch (this) {
      case DISTRICT -> false;
      case SUBDISTRICT -> parent == DISTRICT;
      case COMMUNITY -> parent == SUBDISTRICT;
      case PARK, ENTERPRISE, BUILDING ->
          parent.compareTo(COMMUNITY) >= 0 && parent.compareTo(this) < 0;
    };
  }
}
