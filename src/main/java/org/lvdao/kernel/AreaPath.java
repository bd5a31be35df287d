package org.lvdao.kernel;

import java.util.List;

/**
 * Where an area stands in its district: the codes from the district down, each followed by a slash
 * ({@code tianqiao/370105001/}). One area contains another when its path is a prefix of the
 * other's.
 *
 * @param value never empty except for {@link #EVERYWHERE}
 */
public record AreaPath(String value) {
  /** Contains every area of every district. */
  public static final AreaPath EVERYWHERE = new AreaPath("");

  public AreaPath {
    if (!value.isEmpty() && !value.endsWith("/")) {
      throw new IllegalArgumentException("An area path ends with a slash: " + value);
    }
  }

  public static AreaPath ofDistrict(String district) {
    return new AreaPath(district + "/");
  }

  public AreaPath child(String code) {
    return new AreaPath(value + code + "/");
  }

  public boolean contains(AreaPath other) {
    return other.value.startsWith(value);
  }

  /** The codes from the district down; empty for {@link #EVERYWHERE}. */
  public List<String> codes() {
    return value.isEmpty() ? List.of() : List.of(value.split("/"));
  }

  /** The district's code; empty for {@link #EVERYWHERE}. */
  public String district() {
    return value.substring(0, Math.max(0, value.indexOf('/')));
  }

  @Override
  public String toString() {
    return value;
  }
}
