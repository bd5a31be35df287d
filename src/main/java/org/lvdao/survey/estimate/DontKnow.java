package org.lvdao.survey.estimate;

import org.jspecify.annotations.Nullable;

/**
 * "Don't know" both ways: left out, and as what it could be at worst and at best.
 *
 * @param positive weight (or number) of those who said yes; none of the three is negative, and not
 *     all are 0
 */
public record DontKnow(double positive, double negative, double dontKnow) {
  public DontKnow {
    if (!(positive >= 0 && negative >= 0 && dontKnow >= 0)) {
      throw new IllegalArgumentException("No answers can be fewer than none");
    }
    double all = positive + negative + dontKnow;
    if (!(all > 0 && all < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Without answers there is no share");
    }
  }

  /** positive / (positive + negative), 0 to 1; null when nobody has an opinion. */
  public @Nullable Double ofOpinions() {
    double opinions = positive + negative;
    return opinions > 0 ? positive / opinions : null;
  }

  /** From positive / n, when all who don't know would say no, to (positive + don't know) / n. */
  public Interval bounds() {
    double all = positive + negative + dontKnow;
    return new Interval(positive / all, Math.min(1, (positive + dontKnow) / all));
  }
}
