package org.lvdao.pickup;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lvdao.local.ApiClient;
import org.lvdao.report.Cases;

/** Stations, items and prices of 天桥区, over HTTP. */
@Singleton
@Requires(env = "test")
public final class Supply {
  /** In 无影山街道, which the seed's 无影山绿岛 serves. */
  public static final Map<String, Object> SERVED = position(36.7031, 116.9887);

  /** In 桑梓店街道, which no seeded station serves. */
  private static final Map<String, Object> NOT_SERVED = position(36.6986, 116.9597);

  private final Cases cases;
  private final InstantSource clock;

  Supply(Cases cases, InstantSource clock) {
    this.cases = cases;
    this.clock = clock;
  }

  public static Map<String, Object> position(double lat, double lon) {
    return Map.of("lat", lat, "lon", lon, "datum", "WGS84");
  }

  /** A place to wait at. */
  public static Map<String, Object> nowhereServed() {
    return Map.of("position", NOT_SERVED);
  }

  /** Gives the id of the place on the waiting list. */
  public static String wait(ApiClient resident) {
    return Cases.id(resident.post("/api/v1/pickup/waiting-list", nowhereServed()).is(201));
  }

  public ApiClient admin() {
    return cases.staff("admin");
  }

  public static String code() {
    return "X" + UUID.randomUUID().toString().replace("-", "").substring(0, 20).toUpperCase();
  }

  private String centre() {
    return admin()
        .get("/api/v1/staff/sorting-centres?district=tianqiao")
        .is(200)
        .body()
        .at("/items/0/id")
        .asText();
  }

  /** In 天桥区, serving nobody else's places: a small triangle in 桑梓店街道. */
  public Map<String, Object> stationData() {
    var data = new LinkedHashMap<String, Object>();
    data.put("name", "桑梓店绿岛");
    data.put("address", "桑梓店街道");
    data.put("position", NOT_SERVED);
    data.put("centreId", centre());
    data.put("hours", "08:00-18:00");
    data.put("accepts", List.of("PAPER", "METAL"));
    data.put("subdistricts", List.of());
    data.put(
        "serviceArea",
        "{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[116.95,36.69],[116.951,36.69],[116.951,36.691],[116.95,36.69]]]}");
    data.put("capacityKilograms", 1_000);
    data.put("photoIds", List.of());
    return data;
  }

  public Map<String, Object> newStation() {
    return Map.of("district", "tianqiao", "code", code(), "station", stationData());
  }

  /** Adds a station; gives its id. */
  public String station() {
    return Cases.id(admin().post("/api/v1/staff/stations", newStation()).is(201));
  }

  public static Map<String, Object> itemText() {
    return Map.of("name", "旧书包", "description", "洗净", "sortOrder", 35, "retired", true);
  }

  public static Map<String, Object> newItem() {
    return Map.of(
        "district", "tianqiao",
        "code", code(),
        "category", "TEXTILE",
        "unit", "PIECE",
        "text", itemText());
  }

  /** Adds an item; gives its id. */
  public String item() {
    return Cases.id(admin().post("/api/v1/staff/pickup/items", newItem()).is(201));
  }

  /** Of one price, so far ahead that nobody books by it. */
  public Map<String, Object> newPriceList() {
    return Map.of(
        "district",
        "tianqiao",
        "effectiveFrom",
        clock.instant().plus(Duration.ofDays(360)).toString(),
        "note",
        "",
        "prices",
        List.of(Map.of("itemCode", "CARDBOARD", "direction", "PAID", "pricePerUnit", 90)));
  }

  /** Writes a price list; gives its id. */
  public String priceList() {
    return Cases.id(admin().post("/api/v1/staff/pickup/price-lists", newPriceList()).is(201));
  }
}
