package org.lvdao.survey.estimate;

/**
 * From one value to another, both included; a share counts from 0 to 1, a difference of shares from
 * −1 to 1.
 *
 * @param high not below {@code low}
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("No interval: " + low + " to " + high);
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  public double width() {
    return high - low;
  }
}
