package org.lvdao.platform.jobs;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.lvdao.kernel.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of the {@value Ids#NODES} nodes this one is, taken by a lease, so that no two running nodes
 * make ids with the same number and nobody has to number them.
 */
@Singleton
public class NodeNumber {
  private static final Logger log = LoggerFactory.getLogger(NodeNumber.class);

  /** Ten times as long as between two renewals; a node that died blocks its number until then. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private final JobLeases leases;
  private final Ids ids;
  private volatile JobLeases.Lease lease;

  NodeNumber(JobLeases leases, InstantSource clock) {
    this.leases = leases;
    this.lease = takeAny();
    this.ids = new Ids(number(lease), clock);
  }

  /** Makes ids with this node's number. */
  public Ids ids() {
    return ids;
  }

  /**
   * A lease that ran out while the database was away is still ours unless another node took just
   * this number since; then ids go on with another one.
   */
  @Scheduled(fixedDelay = "1m", initialDelay = "1m")
  void renew() {
    if (!leases.renew(lease, LEASE, null)) {
      log.warn("The number {} of this node was taken by another one", number(lease));
      lease = takeAny();
      ids.renumber(number(lease));
    }
  }

  @PreDestroy
  void release() {
    try {
      leases.release(lease, null);
    } catch (RuntimeException away) {
      log.info("The number of this node stays taken until its lease ends: {}", away.toString());
    }
  }

  /** Begins anywhere, so that nodes which start together do not ask for the same one in a row. */
  private JobLeases.Lease takeAny() {
    int first = ThreadLocalRandom.current().nextInt(Ids.NODES);
    for (int i = 0; i < Ids.NODES; i++) {
      Optional<JobLeases.Lease> taken = leases.acquire(name((first + i) % Ids.NODES), LEASE);
      if (taken.isPresent()) {
        return taken.get();
      }
    }
    throw new IllegalStateException("All " + Ids.NODES + " node numbers are taken");
  }

  private static String name(int number) {
    return "node:" + number;
  }

  private static int number(JobLeases.Lease lease) {
    return Integer.parseInt(lease.name().substring("node:".length()));
  }
}
