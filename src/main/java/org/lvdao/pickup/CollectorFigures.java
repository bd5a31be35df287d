package org.lvdao.pickup;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Percent;
import org.lvdao.platform.web.QueryReader;

/** How well collectors do, by the jobs whose windows begin in a period. */
@Singleton
class CollectorFigures {
  private static final int USUAL_DAYS = 30;
  private static final int DECIMALS = 2;

  private final CollectorFigureRepository rows;
  private final InstantSource clock;

  CollectorFigures(CollectorFigureRepository rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** From one moment until before another. */
  record Period(Instant from, Instant to) {}

  /** Counted rows of one collector. */
  @Introspected
  record Counted(
      long collectorId, long completed, long visits, long onTime, long stars, long ratings) {}

  /** Stops that a collector has to make yet. */
  @Introspected
  record OpenJobs(long collectorId, long jobs) {}

  /** Windows in which a collector was awaited and did not come at all. */
  @Introspected
  record Missed(long collectorId, long missed) {}

  /**
   * How well a collector does.
   *
   * @param completed jobs that were weighed
   * @param visits jobs where they were, whether or not there was something to collect
   * @param missed jobs where they should have been, and were not
   * @param onTimePercent of visits and missed, those where they were before the window ended; null
   *     for neither
   * @param rating average of the stars; null for none
   * @param ratings how many
   */
  @Serdeable
  record Figures(
      long completed,
      long visits,
      long missed,
      @Nullable BigDecimal onTimePercent,
      @Nullable BigDecimal rating,
      long ratings) {
    private static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0);

    static Figures of(@Nullable Counted given, long missed) {
      var counted = Objects.requireNonNullElse(given, NOTHING);
      return new Figures(
          counted.completed(),
          counted.visits(),
          missed,
          Percent.of(counted.onTime(), counted.visits() + missed),
          counted.ratings() == 0
              ? null
              : BigDecimal.valueOf(counted.stars())
                  .divide(BigDecimal.valueOf(counted.ratings()), DECIMALS, RoundingMode.HALF_UP),
          counted.ratings());
    }
  }

  /**
   * @throws org.lvdao.kernel.DomainError naming the parameter
   */
  Period period(@Nullable String from, @Nullable String to) {
    var query = new QueryReader();
    var begin = query.from("from", from);
    var end = query.to("to", to);
    query.check();
    var tomorrow = BusinessTime.dayOf(clock.instant()).plusDays(1);
    var until = end == null ? BusinessTime.startOf(tomorrow) : end;
    return new Period(
        begin == null
            ? BusinessTime.startOf(BusinessTime.dayOf(until).minusDays(USUAL_DAYS))
            : begin,
        until);
  }

  Figures of(long collectorId, Period period) {
    return Objects.requireNonNull(of(List.of(collectorId), period).get(collectorId));
  }

  /** How many stops each has to make yet. */
  Map<Long, Long> openJobs(Collection<Long> collectorIds) {
    return collectorIds.isEmpty()
        ? Map.of()
        : rows.countOpenJobs(collectorIds).stream()
            .collect(Collectors.toMap(OpenJobs::collectorId, OpenJobs::jobs));
  }

  /** Of each of them. */
  Map<Long, Figures> of(Collection<Long> collectorIds, Period period) {
    if (collectorIds.isEmpty()) {
      return Map.of();
    }
    var counted =
        rows.count(collectorIds, period.from(), period.to()).stream()
            .collect(Collectors.toMap(Counted::collectorId, Function.identity()));
    var missed =
        rows.countMissed(collectorIds, period.from(), period.to()).stream()
            .collect(Collectors.toMap(Missed::collectorId, Missed::missed));
    return collectorIds.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                id -> Figures.of(counted.get(id), missed.getOrDefault(id, 0L))));
  }
}
