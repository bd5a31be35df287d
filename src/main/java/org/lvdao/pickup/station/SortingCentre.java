package org.lvdao.pickup.station;

import org.lvdao.area.Wgs84;

/** A sorting centre (分拣中心), which runs the stations of a district and sorts what they collect. */
public record SortingCentre(
    long id,
    String code,
    String name,
    String district,
    String address,
    Wgs84 place,
    boolean retired) {}
