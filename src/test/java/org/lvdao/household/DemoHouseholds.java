package org.lvdao.household;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.lvdao.account.DemoPeople;
import org.lvdao.kernel.Actor;
import org.lvdao.local.AdjustableClock;

/** Some households of the demo and what they brought to inspectors lately, made by the services. */
public final class DemoHouseholds {
  private static final long SEED = 20261122;
  private static final int EACH = 12;
  private static final int DAYS = 14;

  /** Communities by district. */
  private static final Map<String, String> COMMUNITIES =
      Map.of("tianqiao", Homes.COMMUNITY, "guanxian", Homes.ELSEWHERE);

  private final ApplicationContext beans;
  private final AdjustableClock clock;
  private final Random random = new Random(SEED);

  private DemoHouseholds(ApplicationContext beans) {
    this.beans = beans;
    this.clock = beans.getBean(AdjustableClock.class);
  }

  /** Makes them unless there are any already. */
  public static void create(ApplicationContext beans, Consumer<String> progress) {
    var households = beans.getBean(HouseholdRepository.class);
    if (!households.list("tianqiao", Homes.COMMUNITY, 0, 1).isEmpty()) {
      return;
    }
    var demo = new DemoHouseholds(beans);
    int deliveries = 0;
    for (var district : List.of("tianqiao", "guanxian")) {
      deliveries += demo.inhabit(district);
    }
    progress.accept(
        "Demo: %d households and %d deliveries of the last two weeks"
            .formatted(2 * EACH, deliveries));
  }

  private int inhabit(String district) {
    Instant now = clock.instant();
    var cards = new ArrayList<String>();
    for (int i = 0; i < EACH; i++) {
      var head = DemoPeople.resident(beans, "demo-home-" + district + "-" + i);
      var address = "%d号楼%d单元%d".formatted(1 + i / 4, 1 + i % 2, 101 + 100 * (i % 4));
      var moment = now.minus(Duration.ofDays(DAYS + 1)).minus(Duration.ofHours(i));
      cards.addAll(clock.at(moment, () -> household(head, district, address)));
    }
    var inspector = DemoPeople.staff(beans, "inspector." + district);
    int deliveries = 0;
    for (int day = DAYS; day > 0; day--) {
      var evening = now.minus(Duration.ofDays(day));
      var brought = cards.stream().filter(card -> random.nextInt(3) > 0).toList();
      clock.at(evening, () -> deliver(inspector, brought, evening));
      deliveries += brought.size();
    }
    return deliveries;
  }

  /** Its card and the QR of its members. */
  private List<String> household(Actor head, String district, String address) {
    var own = beans.getBean(OwnHousehold.class);
    var member = own.create(head, COMMUNITIES.get(district), address);
    if (random.nextInt(3) == 0) {
      var spouse = DemoPeople.resident(beans, "demo-spouse-" + head.accountId());
      var code = beans.getBean(HouseholdViews.class).pass(member).view().inviteCode();
      own.join(spouse, String.valueOf(code));
    }
    return beans.getBean(CardRepository.class).active(member.householdId()).stream()
        .map(CardRow::number)
        .toList();
  }

  private List<DeliveryOutcome> deliver(Actor inspector, List<String> cards, Instant evening) {
    var events = new ArrayList<DeliveryEvent>();
    for (var card : cards) {
      boolean failed = random.nextInt(12) == 0;
      events.add(
          new DeliveryEvent(
              "demo-" + card + "-" + evening.getEpochSecond(),
              card,
              evening.minusSeconds(random.nextInt(5_400)),
              300L + random.nextInt(2_700),
              failed ? "FAIL" : "PASS",
              failed ? "混入塑料袋" : null,
              null,
              null));
    }
    return beans.getBean(Inspectors.class).take(inspector, events);
  }
}
