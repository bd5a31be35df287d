package org.lvdao.survey.estimate;

/** How respondents came to answer. It is published beside every figure. */
public sealed interface Basis {
  /**
   * A drawn sample (抽样调查): chance chose who was invited, so the figures speak for the population.
   *
   * @param invited of those who belong to the population, at least 1
   * @param answered at most {@code invited}
   */
  record Sample(int invited, int answered) implements Basis {
    public Sample {
      if (invited < 1 || answered < 0 || answered > invited) {
        throw new IllegalArgumentException(answered + " of " + invited + " invited");
      }
    }

    /** Answered / invited, 0 to 1. */
    public double responseRate() {
      return (double) answered / invited;
    }
  }

  /**
   * Participation (自愿参与): whoever wanted answered. There is no response rate, since nobody was
   * invited; weights put right what they know of, and an interval says how far such answers vary,
   * not how far they are from the population (AAPOR, Report of the task force on non-probability
   * sampling, 2013).
   */
  record OptIn() implements Basis {}
}
