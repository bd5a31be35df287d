package org.lvdao.points;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.platform.jobs.JobLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the ledger each night, on one of the nodes, and raises the alarm: an ERROR in the log, and
 * the metric {@code lvdao.points.invariants.violated} until a check finds nothing.
 */
@Singleton
class NightlyCheck {
  private static final Logger log = LoggerFactory.getLogger(NightlyCheck.class);
  private static final String JOB = "points-check";

  /** Far longer than a check takes; then another node may try. */
  private static final Duration LEASE = Duration.ofHours(2);

  private final LedgerCheck check;
  private final JobLeases leases;
  private final InstantSource clock;

  NightlyCheck(LedgerCheck check, JobLeases leases, InstantSource clock, MeterRegistry meters) {
    this.check = check;
    this.leases = leases;
    this.clock = clock;
    Gauge.builder("lvdao.points.invariants.violated", this::violated)
        .description("Invariants of the points ledger that the last nightly check saw violated")
        .register(meters);
  }

  /** Answers whether this node did it. */
  @Scheduled(cron = "0 30 3 * * *", zoneId = "Asia/Shanghai")
  boolean run() {
    var lease = leases.acquire(JOB, LEASE).orElse(null);
    if (lease == null) {
      return false;
    }
    var today = BusinessTime.dayOf(clock.instant()).toString();
    var state = lease.state();
    try {
      if (state != null && state.startsWith(today)) {
        return false;
      }
      var report = check.check(null);
      report.invariants().stream()
          .filter(finding -> finding.verdict() == LedgerCheck.Verdict.VIOLATED)
          .forEach(
              finding ->
                  log.error(
                      "The points ledger violates {}: {} of {} {}, first {}",
                      finding.name(),
                      finding.violations(),
                      finding.checked(),
                      finding.of(),
                      finding.first()));
      state = today + " " + report.violated();
      return true;
    } finally {
      leases.release(lease, state);
    }
  }

  /** What the last check left for every node to say; unknown before the first. */
  private double violated() {
    var state = leases.state(JOB);
    return state == null ? Double.NaN : Double.parseDouble(state.substring(state.indexOf(' ') + 1));
  }
}
