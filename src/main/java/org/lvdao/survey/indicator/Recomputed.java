package org.lvdao.survey.indicator;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;

/**
 * A value beside what comes out now. They differ when what it is computed from changed since: a
 * case was reopened, a resident took answers back, or a newer population was loaded.
 *
 * @param same whether value and digest are the same
 */
@Serdeable
record Recomputed(
    String id,
    boolean same,
    BigDecimal value,
    BigDecimal valueNow,
    String note,
    String noteNow,
    String digest,
    String digestNow) {}
