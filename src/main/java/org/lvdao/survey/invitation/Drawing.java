package org.lvdao.survey.invitation;

import java.util.SplittableRandom;

/**
 * Draws so many of a number of people as one walks past them: every k-th from a start by chance
 * (systematic sampling; Cochran, Sampling Techniques, 3rd ed. 1977, chapter 8). Neighbourhoods get
 * their share, since the walk goes from one to the next.
 *
 * @param most how many to draw
 * @param people how many there are; whoever comes later is not drawn
 * @param seed of the start; the same draws the same
 */
record Drawing(int most, int people, long seed) {

  /**
   * @param position of a person on the walk, from 0 on
   */
  boolean takes(int position) {
    return position < people && (most >= people || mark(position + 1) > mark(position));
  }

  private long mark(int position) {
    double start = new SplittableRandom(seed).nextDouble();
    return (long) Math.floor((double) position * most / people + start);
  }
}
