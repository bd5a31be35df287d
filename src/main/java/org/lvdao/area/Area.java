package org.lvdao.area;

import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.AreaPath;

/**
 * A part of a district's grid.
 *
 * @param code unique over all districts; the official 9 or 12 digits where there are some
 * @param path from the district down to this area
 * @param district code of its district; its own for a district
 * @param parent code of the area it hangs below; null for a district
 * @param version grows with every change
 * @param retired whether it is gone from the grid; old records may still name it, new ones may not
 */
public record Area(
    String code,
    String name,
    AreaLevel level,
    AreaPath path,
    String district,
    @Nullable String parent,
    long version,
    boolean retired) {}
