package org.lvdao.survey.estimate;

/** {@link Weights}, or why there are none. */
public sealed interface WeightingResult permits Weights, Failure {}
