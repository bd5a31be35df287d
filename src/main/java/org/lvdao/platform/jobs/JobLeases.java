package org.lvdao.platform.jobs;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.database.Transactions;

/**
 * Lets one node at a time do a piece of work, and keeps what it has got to: when the node dies, the
 * lease ends and another goes on from there.
 *
 * <p>For work that would be wrong or wasted twice. Where one conditional UPDATE already lets only
 * one node win, as with rows that are due, every node may just look.
 */
@Singleton
public class JobLeases {
  private final JobRepository jobs;
  private final Transactions transactions;
  private final InstantSource clock;

  JobLeases(JobRepository jobs, Transactions transactions, InstantSource clock) {
    this.jobs = jobs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A held lease.
   *
   * @param state what the job has got to; null at its very beginning
   */
  public record Lease(String name, String owner, @Nullable String state) {}

  /**
   * Takes the lease if nobody holds it.
   *
   * @param name of the job, at most 64 characters
   * @param time after which it is lost unless it is renewed; several times as long as a step
   */
  public Optional<Lease> acquire(String name, Duration time) {
    var owner = UUID.randomUUID().toString();
    return transactions.write(
        () -> {
          Instant now = clock.instant();
          jobs.insertIfAbsent(name);
          return jobs.acquire(name, owner, now.plus(time), now) == 1
              ? Optional.of(new Lease(name, owner, jobs.state(name)))
              : Optional.empty();
        });
  }

  /** Prolongs the lease and keeps the state; false when the lease was lost to another node. */
  public boolean renew(Lease lease, Duration time, @Nullable String state) {
    return transactions.write(
        () -> jobs.renew(lease.name(), lease.owner(), clock.instant().plus(time), state) == 1);
  }

  /** Gives the lease back, keeping the state for the next. */
  public void release(Lease lease, @Nullable String state) {
    transactions.write(() -> jobs.release(lease.name(), lease.owner(), state));
  }

  /** What the job has got to; null when it never ran. */
  public @Nullable String state(String name) {
    return jobs.state(name);
  }
}
