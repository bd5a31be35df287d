package org.lvdao.points;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.lvdao.local.ApiClient;
import org.lvdao.report.Cases;

/** Points of households, for tests of what happens to them. */
@Singleton
@Requires(env = "test")
public final class Purse {
  private final Ledger ledger;
  private final LedgerJob job;
  private final Cases cases;
  private final InstantSource clock;

  Purse(Ledger ledger, LedgerJob job, Cases cases, InstantSource clock) {
    this.ledger = ledger;
    this.job = job;
    this.cases = cases;
    this.clock = clock;
  }

  /** Looked up once: a test that moves the clock signs everybody out. */
  private final Map<ApiClient, Long> households = new ConcurrentHashMap<>();

  private long household(ApiClient member) {
    return households.computeIfAbsent(
        member, one -> one.get("/api/v1/households/mine").is(200).body().required("id").asLong());
  }

  public void fill(ApiClient member, long points) {
    var source = new Source("test", UUID.randomUUID().toString());
    Instant now = clock.instant();
    var holder = new Holder(household(member), "tianqiao");
    ledger.earn(new Earning(holder, source, null, null, "测试", points, now, null));
  }

  /** What time does to points by now. */
  public void job() {
    job.check();
  }

  public long pending(ApiClient member) {
    return balance("pending", member);
  }

  public long available(ApiClient member) {
    return balance("available", member);
  }

  public long reserved(ApiClient member) {
    return balance("reserved", member);
  }

  private long balance(String column, ApiClient member) {
    var found =
        cases.texts(
            "SELECT " + column + " FROM points_balance WHERE holder_id = ?", household(member));
    return found.isEmpty() ? 0 : Long.parseLong(found.getFirst());
  }
}
