package org.lvdao.pickup;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.lvdao.account.StaffAccounts;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingParty;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.Cases;

/**
 * Bookings in windows of their own, whatever slots there are, and collectors of 天桥区 who do them.
 */
@Singleton
@Requires(env = "test")
public final class Jobs {
  static final String DISTRICT = "tianqiao";
  static final String PATH = "/api/v1/collector/jobs/";
  static final String STAFF = "/api/v1/staff/pickup/bookings/";
  private static final AtomicLong WINDOWS = new AtomicLong();

  private final Api api;
  private final StaffAccounts accounts;
  private final Cases cases;
  private final BookingSteps steps;
  private final BookingItemRepository items;
  private final BookingJob job;
  private final Visits visits;
  private final Stations stations;
  private final Catalogue catalogue;
  private final Transactions transactions;
  private final Ids ids;
  private final AdjustableClock clock;
  private final Map<ApiClient, String> names = new ConcurrentHashMap<>();

  Jobs(
      Api api,
      StaffAccounts accounts,
      Cases cases,
      BookingSteps steps,
      BookingItemRepository items,
      BookingJob job,
      Visits visits,
      Stations stations,
      Catalogue catalogue,
      Transactions transactions,
      Ids ids,
      AdjustableClock clock) {
    this.api = api;
    this.accounts = accounts;
    this.cases = cases;
    this.steps = steps;
    this.items = items;
    this.job = job;
    this.visits = visits;
    this.stations = stations;
    this.catalogue = catalogue;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** When somebody is to come. */
  record Window(Instant start, Instant end) {}

  /** Two hours that no other window begins with. */
  Window window(Duration fromNow) {
    var start =
        clock
            .instant()
            .plus(fromNow)
            .truncatedTo(ChronoUnit.SECONDS)
            .plusMillis(WINDOWS.incrementAndGet() % 1000);
    return new Window(start, start.plus(Duration.ofHours(2)));
  }

  Station station(int index) {
    return stations.inDistrict(DISTRICT).get(index);
  }

  /** A booking of the resident at the district's first station; gives its id. */
  String book(ApiClient resident, Window window, double lat, double lon) {
    var station = station(0);
    var booking = new Booking();
    booking.id = ids.next();
    booking.bookingNo = "T-" + booking.id;
    booking.district = DISTRICT;
    booking.subdistrict = station.subdistrict();
    booking.residentId = Long.parseLong(me(resident));
    booking.stationId = station.id();
    booking.slotId = slot(station, window);
    booking.startsAt = window.start();
    booking.endsAt = window.end();
    booking.priceListId = catalogue.inForce(DISTRICT, clock.instant()).id();
    booking.visit =
        visits.seal(booking.id, new Visit("无影山中路 12 号 601", "王女士", "13800138000", "没有电梯"));
    booking.placeAt(new Position(lat, lon, Datum.WGS84, 10.0));
    booking.createdAt = clock.instant();
    booking.dueAt = window.end();
    transactions.run(
        () -> {
          steps.begin(
              booking,
              Step.of(
                  new Actor(booking.residentId, 0, List.of()),
                  BookingParty.RESIDENT,
                  BookingAction.BOOK));
          items.insert(booking.id, "CARDBOARD", 12_000);
        });
    return Long.toString(booking.id);
  }

  String book(ApiClient resident, Window window) {
    return book(resident, window, 36.7, 116.99);
  }

  /** One that has been offered to the collectors of its station. */
  String offered(ApiClient resident, Window window) {
    var id = book(resident, window);
    awaitStatus(id, "OFFERED");
    return id;
  }

  /** As above, in any window, where the collector can take it. */
  public String offered(ApiClient resident, ApiClient collector) {
    duty(collector, true).is(200);
    return offered(resident, window(Duration.ofDays(1)));
  }

  /** A job the collector has. */
  public String taken(ApiClient resident, ApiClient collector) {
    var id = offered(resident, collector);
    cases.change(
        "UPDATE pickup_collector SET capacity = 30000 WHERE account_id = ?", me(collector));
    accept(collector, id).is(200);
    return id;
  }

  public long version(String id) {
    return cases.number("SELECT version FROM pickup_booking WHERE id = ?", id);
  }

  private long slot(Station station, Window window) {
    var known =
        cases.texts(
            "SELECT id FROM pickup_slot WHERE station_id = ? AND starts_at = ?",
            station.id(),
            Timestamp.from(window.start()));
    if (!known.isEmpty()) {
      return Long.parseLong(known.getFirst());
    }
    long id = ids.next();
    cases.change(
        """
        INSERT INTO pickup_slot
          (id, station_id, district, starts_at, ends_at, capacity, taken, bulky_capacity,
           bulky_taken, closed)
        VALUES (?, ?, ?, ?, ?, 500, 500, 0, 0, FALSE)
        """,
        id,
        station.id(),
        DISTRICT,
        Timestamp.from(window.start()),
        Timestamp.from(window.end()));
    return id;
  }

  public static String me(ApiClient client) {
    return client.get("/api/v1/me").is(200).body().required("id").asText();
  }

  /** A new collector of 天桥区 who is not on duty. */
  public ApiClient collector() {
    return collectorIn(AreaPath.ofDistrict(DISTRICT));
  }

  /** A new collector of these areas who is not on duty. */
  ApiClient collectorIn(AreaPath... areas) {
    var name = "collector-" + UUID.randomUUID();
    var grants = Stream.of(areas).map(area -> new Grant(Role.COLLECTOR, area, null)).toList();
    accounts.create(Actor.SYSTEM, name, "lvdao-local", name, grants);
    return signedIn(name, api.staff(name));
  }

  /** The account of a collector. */
  public String newCollector() {
    return me(collector());
  }

  ApiClient resident() {
    var name = "pickup-" + UUID.randomUUID();
    return signedIn(name, api.resident(name));
  }

  private ApiClient signedIn(String name, ApiClient client) {
    names.put(client, name);
    return client;
  }

  /** The same person in a new session: the one before ends when the clock is moved. */
  ApiClient again(ApiClient person) {
    var name = Objects.requireNonNull(names.get(person));
    return signedIn(name, name.startsWith("collector-") ? api.staff(name) : api.resident(name));
  }

  public ApiClient onDuty() {
    var collector = collector();
    duty(collector, true).is(200);
    return collector;
  }

  static Answer duty(ApiClient collector, boolean on) {
    return collector.put("/api/v1/collector/duty", Map.of("on", on));
  }

  /** Nobody of another test takes a job away. */
  void everybodyGoesHome() {
    cases.change("UPDATE pickup_collector SET on_duty = FALSE");
  }

  static Answer accept(ApiClient collector, String id) {
    return collector.post(PATH + id + "/accept", Map.of());
  }

  Answer tell(ApiClient collector, String id, String action, Instant at, Map<String, ?> more) {
    var body = new HashMap<String, Object>(more);
    body.put("at", at.toString());
    return collector.post(PATH + id + "/" + action, body);
  }

  Answer tell(ApiClient collector, String id, String action) {
    return tell(collector, id, action, clock.instant(), Map.of());
  }

  static Answer assign(ApiClient dispatcher, String id, String collector) {
    return dispatcher.post(STAFF + id + "/assign", Map.of("collectorId", collector));
  }

  String status(String id) {
    return cases.texts("SELECT status FROM pickup_booking WHERE id = ?", id).getFirst();
  }

  public void awaitStatus(String id, String status) {
    Awaitility.await().until(() -> status(id).equals(status));
  }

  /** Moves everybody's clock, and does what is due by then. */
  void later(Duration by) {
    clock.advance(by);
    job.check();
  }

  Instant now() {
    return clock.instant();
  }
}
