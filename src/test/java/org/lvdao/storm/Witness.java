package org.lvdao.storm;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lvdao.platform.outbox.OutboxHandler;
import org.lvdao.report.ReportEvent;

/** A handler that remembers what all nodes of this process handed it, and fails now and then. */
@Singleton
@Requires(property = "lvdao.storm.witness")
final class Witness implements OutboxHandler<ReportEvent> {
  private static final Map<Long, Set<String>> SEEN = new ConcurrentHashMap<>();
  private static final Set<Long> FAILED_ONCE = ConcurrentHashMap.newKeySet();
  private static final int ONE_IN = 10;

  @Override
  public String name() {
    return "storm-witness";
  }

  @Override
  public Class<ReportEvent> eventType() {
    return ReportEvent.class;
  }

  @Override
  public int batchSize() {
    return 5;
  }

  @Override
  public void handle(List<ReportEvent> events) {
    for (var event : events) {
      if (event.reportId() % ONE_IN == 0 && FAILED_ONCE.add(event.reportId())) {
        throw new IllegalStateException("fails once on purpose");
      }
    }
    events.forEach(
        event ->
            SEEN.computeIfAbsent(event.reportId(), id -> ConcurrentHashMap.newKeySet())
                .add(event.version() + " " + event.action()));
  }

  /** The steps of the case that were handed over, each with the version it led to. */
  static Set<String> seen(long reportId) {
    return Set.copyOf(SEEN.getOrDefault(reportId, Set.of()));
  }
}
