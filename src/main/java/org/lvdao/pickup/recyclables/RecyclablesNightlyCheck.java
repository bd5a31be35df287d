package org.lvdao.pickup.recyclables;

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
 * the metric {@code lvdao.recyclables.invariants.violated} until a check finds nothing.
 */
@Singleton
class RecyclablesNightlyCheck {
  private static final Logger log = LoggerFactory.getLogger(RecyclablesNightlyCheck.class);
  private static final String JOB = "recyclables-check";

  /** Far longer than a check takes; then another node may try. */
  private static final Duration LEASE = Duration.ofHours(2);

  private final RecyclablesCheck check;
  private final JobLeases leases;
  private final InstantSource clock;

  RecyclablesNightlyCheck(
      RecyclablesCheck check, JobLeases leases, InstantSource clock, MeterRegistry meters) {
    this.check = check;
    this.leases = leases;
    this.clock = clock;
    Gauge.builder("lvdao.recyclables.invariants.violated", this::violated)
        .description(
            "Invariants of the recyclables ledger that the last nightly check saw violated")
        .register(meters);
  }

  /** Answers whether this node did it. */
  @Scheduled(cron = "0 45 3 * * *", zoneId = "Asia/Shanghai")
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
      var report = check.check("");
      report.invariants().stream()
          .filter(finding -> finding.violations() > 0)
          .forEach(
              finding ->
                  log.error(
                      "The recyclables ledger violates {}: {} times, first {}",
                      finding.name(),
                      finding.violations(),
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
