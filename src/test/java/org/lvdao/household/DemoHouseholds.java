package org.lvdao.household;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.DemoPeople;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.household.device.DemoDevices;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.points.DemoLedger;
import org.lvdao.points.spending.DemoRewards;

/**
 * Households of the demo in real communities, and half a year of what they brought to bins and
 * inspectors and got for their points, made by the services. The same number makes the same.
 */
public final class DemoHouseholds {
  private static final long SEED = 20261122;
  private static final int DAYS = 182;
  private static final Duration EVENING = Duration.ofHours(21);
  private static final int COMMUNITY = 250;
  private static final int LEAST_COMMUNITIES = 3;
  private static final List<String> DISTRICTS = List.of("tianqiao", "guanxian");
  private static final List<String> FAULTS = List.of("混入塑料袋", "混入餐巾纸", "未沥水", "混入大骨头");

  private final ApplicationContext beans;
  private final AdjustableClock clock;
  private final LocalDate today;

  private DemoHouseholds(ApplicationContext beans) {
    this.beans = beans;
    this.clock = beans.getBean(AdjustableClock.class);
    this.today = BusinessTime.dayOf(clock.instant());
  }

  /** What else happens to those people while they live through half a year. */
  public interface Meanwhile {
    /** Nothing. */
    Meanwhile NOTHING = new Meanwhile() {};

    /** Somebody with a phone lives there from now on. */
    default void moveIn(Actor member, Area community, String address) {}

    /** All until then happens, in the order the ledgers of the households need. */
    default void until(Instant moment) {}
  }

  /** As below, and nothing else happens. */
  public static void create(ApplicationContext beans, int households, Consumer<String> progress) {
    create(beans, households, progress, Meanwhile.NOTHING);
  }

  /**
   * Makes them unless there are any already.
   *
   * @param households how many, at least; a few thousand take some minutes
   */
  public static void create(
      ApplicationContext beans, int households, Consumer<String> progress, Meanwhile meanwhile) {
    if (!beans
        .getBean(HouseholdRepository.class)
        .list("tianqiao", Homes.COMMUNITY, 0, 1)
        .isEmpty()) {
      return;
    }
    var demo = new DemoHouseholds(beans);
    var communities = demo.communities(households);
    int each = Math.ceilDiv(households, communities.size());
    progress.accept(
        "Demo: half a year of %d households in %d communities"
            .formatted(each * communities.size(), communities.size()));
    progress.accept("Demo: %d deliveries".formatted(demo.live(communities, each, meanwhile)));
  }

  /** Day by day, as the ledger's own clock needs, and in all communities at once. */
  private int live(List<Area> areas, int each, Meanwhile meanwhile) {
    var communities = areas.stream().map(area -> new Community(area)).toList();
    int deliveries = 0;
    try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (var founded : threads.invokeAll(calls(communities, one -> one.found(each)))) {
        founded.get();
      }
      communities.forEach(community -> community.introduce(meanwhile));
      for (var day = today.minusDays(DAYS); day.isBefore(today); day = day.plusDays(1)) {
        var date = day;
        meanwhile.until(BusinessTime.startOf(day).plus(EVENING).minusMillis(1));
        for (var brought : threads.invokeAll(calls(communities, one -> one.live(date)))) {
          deliveries += brought.get();
        }
        clock.at(BusinessTime.startOf(day.plusDays(1)), () -> DemoLedger.night(beans));
      }
    } catch (ExecutionException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
    return deliveries;
  }

  private static List<Callable<Integer>> calls(
      List<Community> communities, ToIntFunction<Community> work) {
    return communities.stream().<Callable<Integer>>map(one -> () -> work.applyAsInt(one)).toList();
  }

  /** The same number in each district, first those the README names. */
  private List<Area> communities(int households) {
    int inDistrict =
        Math.max(LEAST_COMMUNITIES, Math.ceilDiv(households, COMMUNITY * DISTRICTS.size()));
    var areas = beans.getBean(AreaService.class);
    var known = List.of(Homes.COMMUNITY, Homes.ELSEWHERE);
    var chosen = new ArrayList<Area>();
    for (var district : DISTRICTS) {
      areas.communitiesIn(areas.find(district).orElseThrow()).stream()
          .sorted(Comparator.comparing(area -> !known.contains(area.code())))
          .limit(inDistrict)
          .forEach(chosen::add);
    }
    return chosen;
  }

  /**
   * How a household is.
   *
   * @param member somebody of it with a phone; null for none
   * @param often how many days of a hundred they bring something
   * @param grams what they bring on the average
   * @param careful how many of a hundred bags are as they should be
   */
  private record Home(
      String card, @Nullable Actor member, String address, int often, int grams, int careful) {}

  /** One community lives through half a year; everything in it happens at the time it is then. */
  private final class Community {
    private final Area area;
    private final Random random;
    private final Actor inspector;
    private final List<Home> homes = new ArrayList<>();
    private long bin;

    Community(Area area) {
      this.area = area;
      this.random = new Random(SEED ^ Long.parseLong(area.code()));
      this.inspector = DemoPeople.staff(beans, "inspector." + area.district());
    }

    /** Gives the number of households. */
    int found(int households) {
      var founding = BusinessTime.startOf(today.minusDays(DAYS)).minus(Duration.ofHours(12));
      for (int i = 0; i < households; i++) {
        int number = i;
        homes.add(at(founding.plusSeconds(i), () -> home(number)));
      }
      bin = at(founding, () -> DemoDevices.bin(beans, area.code()));
      return households;
    }

    /** Buildings of four entrances and five floors; every third household has a phone. */
    private Home home(int number) {
      var address =
          "%d号楼%d单元%d%02d室"
              .formatted(1 + number / 40, 1 + number / 10 % 4, 1 + number / 2 % 5, 1 + number % 2);
      boolean phones = number % 3 == 0;
      var member =
          phones ? DemoPeople.resident(beans, "demo-home-" + area.code() + "-" + number) : null;
      var card = member == null ? registered(address) : founded(member, address);
      return new Home(
          String.valueOf(card),
          member,
          address,
          random.nextInt(10) < 3 ? 0 : 10 + random.nextInt(70),
          600 + random.nextInt(1_800),
          80 + random.nextInt(20));
    }

    void introduce(Meanwhile meanwhile) {
      for (var home : homes) {
        if (home.member() != null) {
          meanwhile.moveIn(home.member(), area, home.address());
        }
      }
    }

    private @Nullable String registered(String address) {
      var households = beans.getBean(StaffHouseholds.class);
      return households.create(inspector, area.code(), address, null).view().card();
    }

    private @Nullable String founded(Actor head, String address) {
      var member = beans.getBean(OwnHousehold.class).create(head, area.code(), address);
      return beans.getBean(HouseholdViews.class).pass(member).view().card();
    }

    /** Gives the number of deliveries. */
    int live(LocalDate day) {
      var toBin = new ArrayList<DeliveryEvent>();
      var toInspector = new ArrayList<DeliveryEvent>();
      var doubtful = new ArrayList<DeliveryEvent>();
      for (var home : homes) {
        if (random.nextInt(100) < home.often()) {
          boolean judged = random.nextInt(4) == 0;
          boolean passes = random.nextInt(100) < home.careful();
          var event = event(home, day, judged ? passes : null);
          (judged ? toInspector : toBin).add(event);
          if (!judged && !passes && random.nextInt(3) == 0) {
            doubtful.add(event);
          }
        }
      }
      var night = BusinessTime.startOf(day).plus(EVENING);
      at(night, () -> intake(toBin));
      at(night, () -> beans.getBean(Inspectors.class).take(inspector, toInspector));
      var morning = night.plus(Duration.ofHours(12));
      doubtful.forEach(event -> at(morning, () -> fail(event)));
      if (day.getDayOfMonth() % 10 == 0) {
        homes.stream()
            .map(Home::member)
            .filter(member -> member != null && random.nextInt(4) == 0)
            .forEach(member -> at(morning, () -> DemoRewards.redeem(beans, member, random)));
      }
      return toBin.size() + toInspector.size();
    }

    private DeliveryEvent event(Home home, LocalDate day, @Nullable Boolean passes) {
      boolean morning = random.nextBoolean();
      var from = BusinessTime.startOf(day).plus(Duration.ofMinutes(morning ? 390 : 1_050));
      long grams = Math.round(home.grams() * Math.exp(0.4 * random.nextGaussian()));
      return new DeliveryEvent(
          "demo-%s-%s".formatted(home.card(), day),
          home.card(),
          from.plusSeconds(random.nextInt(9_000)),
          Math.min(Math.max(grams, 100), 15_000),
          passes == null ? null : passes ? "PASS" : "FAIL",
          passes == null || passes ? null : FAULTS.get(random.nextInt(FAULTS.size())),
          null,
          null);
    }

    private List<DeliveryOutcome> intake(List<DeliveryEvent> events) {
      return beans
          .getBean(DeliveryIntake.class)
          .take(
              new Teller(
                  DeliverySource.SMART_BIN,
                  bin,
                  area.district(),
                  area.code(),
                  null,
                  false,
                  0,
                  area.code()::equals),
              events);
    }

    private DeliveryRow fail(DeliveryEvent event) {
      var row =
          beans.getBean(DeliveryRepository.class).findEvent(bin, String.valueOf(event.eventId()));
      var fault = FAULTS.get(random.nextInt(FAULTS.size()));
      return beans
          .getBean(Grading.class)
          .grade(inspector, row.id(), row.version(), "FAIL", fault, null);
    }

    private <T> T at(Instant moment, Supplier<T> work) {
      return clock.at(moment, work);
    }
  }
}
