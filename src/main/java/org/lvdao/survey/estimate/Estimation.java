package org.lvdao.survey.estimate;

/** An {@link Estimate}, or why there is none. */
public sealed interface Estimation permits Estimate, Failure {}
