package org.lvdao.household;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.jobs.JobLeases;

/**
 * Counts each night, on one of the nodes, what comparable households bring and whom they meet:
 * those of the same community and, where too few deliver there, of the same district. A community
 * at a time, so the memory it takes does not grow with the deliveries.
 */
@Singleton
class NormJob {
  private static final String JOB = "delivery-norms";

  /** Far longer than it takes; then another node may try. */
  private static final Duration LEASE = Duration.ofHours(2);

  /** With fewer households that inspectors know, nothing can be said to be rare. */
  private static final int LEAST_HOUSEHOLDS = 20;

  private static final int PERCENT = 100;

  private final NormRepository norms;
  private final AreaService areas;
  private final JobLeases leases;
  private final PatternSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  NormJob(
      NormRepository norms,
      AreaService areas,
      JobLeases leases,
      PatternSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.norms = norms;
    this.areas = areas;
    this.leases = leases;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Answers whether this node did it. */
  @Scheduled(cron = "0 10 4 * * *", zoneId = "Asia/Shanghai")
  boolean run() {
    var lease = leases.acquire(JOB, LEASE).orElse(null);
    if (lease == null) {
      return false;
    }
    var today = BusinessTime.dayOf(clock.instant()).toString();
    var state = lease.state();
    try {
      if (today.equals(state)) {
        return false;
      }
      count();
      state = today;
      return true;
    } finally {
      leases.release(lease, state);
    }
  }

  /** What was not counted this time goes, so the moment must be one that the database keeps. */
  void count() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var since = now.minus(Duration.ofDays(settings.normDays()));
    for (var district : areas.districts()) {
      var all = new Weights();
      for (var community : areas.communitiesIn(areas.find(district.code()).orElseThrow())) {
        var weights = new Weights();
        norms
            .weights(district.code(), community.code(), since)
            .forEach(weighed -> weights.add(weighed.grams(), weighed.deliveries()));
        all.add(weights);
        keep(community.code(), weights, now);
        pair(
            norms.companies(
                district.code(), community.code(), since, settings.togetherDeliveries()),
            now);
      }
      keep(district.code(), all, now);
    }
    transactions.inPieces(() -> norms.deleteNorms(now));
    transactions.inPieces(() -> norms.deletePairs(now));
  }

  private void keep(String area, Weights weights, Instant now) {
    if (weights.deliveries() >= settings.normDeliveries()) {
      transactions.run(() -> norms.keep(area, weights.deliveries(), weights.percentile(99), now));
    }
  }

  /** Where half of the households know one inspector only, it is the timetable, not the pair. */
  private void pair(List<NormRepository.Company> companies, Instant now) {
    if (companies.size() < LEAST_HOUSEHOLDS) {
      return;
    }
    Map<Long, List<NormRepository.Company>> alone =
        companies.stream()
            .filter(company -> company.inspectors() == 1)
            .collect(Collectors.groupingBy(NormRepository.Company::inspectorId));
    for (var ofOne : alone.values()) {
      if (ofOne.size() * PERCENT <= companies.size() * settings.togetherPercent()) {
        transactions.run(
            () ->
                ofOne.forEach(
                    one ->
                        norms.pair(one.householdId(), one.inspectorId(), one.deliveries(), now)));
      }
    }
  }
}
