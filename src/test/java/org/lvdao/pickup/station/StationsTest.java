package org.lvdao.pickup.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.DomainError;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.Together;
import org.lvdao.pickup.Supply;
import org.lvdao.report.Cases;

/** Stations, what they cover, and who waits for one; over HTTP. */
@LvdaoTest
class StationsTest {
  private static final String STATIONS = "/api/v1/stations";
  private static final String STAFF = "/api/v1/staff/stations";
  private static final String WAITING = "/api/v1/pickup/waiting-list";

  @Inject Cases cases;
  @Inject Api api;
  @Inject Supply supply;
  @Inject Stations stations;
  @Inject StationSeed seed;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private JsonNode near(double lat, double lon, String more) {
    return api.anonymous()
        .get(STATIONS + "?lat=" + lat + "&lon=" + lon + "&datum=WGS84" + more)
        .is(200)
        .body();
  }

  private static JsonNode named(JsonNode near, String code) {
    for (var station : near.required("items")) {
      if (station.at("/code").asText().equals(code)) {
        return station;
      }
    }
    throw new AssertionError(code + " is not in " + near);
  }

  @Test
  void the_nearest_come_first_with_their_distance_and_the_one_that_serves_the_place() {
    // In 泺口街道, whose station stands 500 m to the west.
    var near = near(36.7500, 117.0201, "&limit=3");

    var first = near.at("/items/0");
    assertThat(first.at("/code").asText()).isEqualTo("TQ-02");
    assertThat(first.at("/distance").asLong()).isBetween(450L, 550L);
    assertThat(near.at("/covering/code").asText()).isEqualTo("TQ-02");
    assertThat(near.required("items")).hasSize(3);
    var distances = near.required("items").findValues("distance").stream().map(JsonNode::asLong);
    assertThat(distances).isSorted();
    assertThat(near(36.75, 117.0201, "&accepts=BULKY").required("items").findValuesAsText("code"))
        .contains("TQ-01")
        .doesNotContain("TQ-02");
    api.anonymous().get(STATIONS + "?lat=91&lon=1&datum=X").isProblem(400, "invalid-request");
  }

  @Test
  void the_station_that_serves_a_place_need_not_be_the_nearest() {
    // In 药山街道, close to 无影山绿岛, which does not serve it.
    var near = near(36.7242, 116.9757, "");
    assertThat(near.at("/covering/code").asText()).isEqualTo("TQ-03");
    assertThat(near(36.6986, 116.9597, "").hasNonNull("covering")).isFalse();
    assertThat(stations.covering(new Wgs84(36.7031, 116.9887)).orElseThrow().code())
        .isEqualTo("TQ-01");
    assertThat(stations.covering(new Wgs84(30, 100))).isEmpty();
    assertThatThrownBy(() -> stations.serving(new Wgs84(36.6986, 116.9597)))
        .isInstanceOf(DomainError.class)
        .hasMessage("not-covered");
  }

  @Test
  void a_station_is_open_by_its_hours_and_by_those_of_public_holidays() {
    cases.now("2026-11-21T17:59");
    assertThat(named(near(36.75, 117.02, ""), "TQ-01").at("/openNow").asBoolean()).isTrue();
    cases.now("2026-11-21T18:00");
    assertThat(named(near(36.75, 117.02, ""), "TQ-01").at("/openNow").asBoolean()).isFalse();
    cases.now("2026-11-21T12:30");
    assertThat(named(near(36.75, 117.02, ""), "TQ-02").at("/openNow").asBoolean()).isFalse();
    cases.now("2026-10-01T10:00");
    assertThat(named(near(36.75, 117.02, ""), "TQ-01").at("/openNow").asBoolean()).isTrue();
    assertThat(named(near(36.75, 117.02, ""), "TQ-02").at("/openNow").asBoolean()).isFalse();
    cases.now("2026-10-01T17:00");
    assertThat(named(near(36.75, 117.02, ""), "TQ-01").at("/openNow").asBoolean()).isFalse();
  }

  @Test
  void who_waits_at_a_place_is_told_once_a_station_covers_it() {
    var waiting = cases.resident();
    var elsewhere = cases.resident();
    // 万善乡 in 冠县 has no station.
    var place = Map.of("position", Supply.position(36.6510, 115.7200));
    var asked = waiting.post(WAITING, place).is(201);
    assertThat(Cases.id(waiting.post(WAITING, place).is(201))).isEqualTo(Cases.id(asked));
    assertThat(asked.body().at("/subdistrict").asText()).isEqualTo("371525209");
    elsewhere.post(WAITING, Map.of("position", Supply.position(36.6300, 115.7300))).is(201);
    assertThat(waitingIn("371525209")).isGreaterThanOrEqualTo(2);

    var added = addAround(36.6510, 115.7200);
    clock.advance(StationChanges.UNTIL_LOOKED_AT);

    await().until(() -> messages(waiting).size() == 1);
    assertThat(messages(waiting).getFirst().at("/path").asText()).isEqualTo("/stations/" + added);
    assertThat(waiting.get(WAITING).is(200).body().at("/items/0").hasNonNull("coveredSince"))
        .isTrue();
    assertThat(elsewhere.get(WAITING).is(200).body().at("/items/0").hasNonNull("coveredSince"))
        .isFalse();
    cases.resident().post(WAITING, place).isProblem(409, "already-covered");
    retire(added);

    var anew = waiting.post(WAITING, place).is(201);
    assertThat(Cases.id(anew)).isNotEqualTo(Cases.id(asked));
    assertThat(waiting.get(WAITING).is(200).body().required("items")).hasSize(1);
    var second = addAround(36.6510, 115.7200);
    clock.advance(StationChanges.UNTIL_LOOKED_AT);
    await().until(() -> messages(waiting).size() == 2);
    retire(second);
  }

  private long waitingIn(String subdistrict) {
    var demand =
        cases.staff("admin").get("/api/v1/staff/pickup/waiting-list?district=guanxian").is(200);
    for (var count : demand.body().required("items")) {
      if (count.at("/subdistrict").asText().equals(subdistrict)) {
        return count.at("/waiting").asLong();
      }
    }
    return 0;
  }

  /** A station in 冠县 that serves a square of about a kilometre around the place; gives its id. */
  private String addAround(double lat, double lon) {
    var data = supply.stationData();
    var admin = cases.staff("admin");
    data.put("position", Supply.position(lat, lon));
    data.put(
        "centreId",
        admin
            .get("/api/v1/staff/sorting-centres?district=guanxian")
            .body()
            .at("/items/0/id")
            .asText());
    data.put(
        "serviceArea",
        "{\"type\":\"Polygon\",\"coordinates\":[[[%1$f,%3$f],[%2$f,%3$f],[%2$f,%4$f],[%1$f,%4$f],[%1$f,%3$f]]]}"
            .formatted(lon - 0.005, lon + 0.005, lat - 0.005, lat + 0.005));
    return Cases.id(
        admin
            .post(STAFF, Map.of("district", "guanxian", "code", Supply.code(), "station", data))
            .is(201));
  }

  private void retire(String id) {
    var admin = cases.staff("admin");
    var tag = admin.get(STAFF + "/" + id).is(200).header("ETag");
    admin.with("If-Match", tag).delete(STAFF + "/" + id).is(204);
  }

  private static List<JsonNode> messages(ApiClient client) {
    return client.get("/api/v1/messages").is(200).body().required("items").findParents("path");
  }

  @Test
  void a_place_asked_for_many_times_at_once_is_one() throws Exception {
    var resident = cases.resident();
    var place = Map.of("position", Supply.position(36.6450, 115.7250));
    Together.together(6, () -> resident.post(WAITING, place)).forEach(answer -> answer.is(201));
    assertThat(resident.get(WAITING).is(200).body().required("items")).hasSize(1);
  }

  @Test
  void one_waits_at_five_places_at_most_and_can_leave() {
    var resident = cases.resident();
    for (int i = 0; i < 5; i++) {
      resident
          .post(WAITING, Map.of("position", Supply.position(36.6510 + i / 500.0, 115.7200)))
          .is(201);
    }
    var sixth = Map.of("position", Supply.position(36.6400, 115.7200));
    resident.post(WAITING, sixth).isProblem(409, "waiting-list-full");
    var first = resident.get(WAITING).is(200).body().at("/items/0/id").asText();
    resident.delete(WAITING + "/" + first).is(204);
    resident.delete(WAITING + "/" + first).isProblem(404, "not-found");
    resident.post(WAITING, sixth).is(201);
    resident
        .post(WAITING, Map.of("position", Supply.position(30, 100)))
        .isProblem(422, "outside-service-area");
  }

  @Test
  void staff_change_and_retire_a_station_of_the_version_they_read() {
    var admin = cases.staff("admin");
    var photo = cases.photo(admin);
    var added = admin.post(STAFF, supply.newStation()).is(201);
    var path = STAFF + "/" + Cases.id(added);
    var data = supply.stationData();
    data.put("name", "桑梓店二站");
    data.put("photoIds", List.of(photo));
    admin.put(path, data).isProblem(428, "if-match-required");
    var changed = admin.with("If-Match", added.header("ETag")).put(path, data).is(200);
    admin.with("If-Match", added.header("ETag")).put(path, data).isProblem(412, "stale-version");
    var open = STATIONS + "/" + Cases.id(added);
    var shown = api.anonymous().get(open).is(200).body();
    assertThat(shown.at("/name").asText()).isEqualTo("桑梓店二站");
    var link = shown.at("/photos/0/links/thumb").asText();
    api.anonymous().get(link).is(200);

    data.put("photoIds", List.of());
    var bare = admin.with("If-Match", changed.header("ETag")).put(path, data).is(200);
    api.anonymous().get(link).is(404);
    admin.with("If-Match", bare.header("ETag")).delete(path).is(204);
    assertThat(near(36.6986, 116.9597, "&limit=100").findValuesAsText("id"))
        .doesNotContain(Cases.id(added));
    assertThat(admin.get(path).is(200).body().at("/retired").asBoolean()).isTrue();
  }

  @Test
  void what_is_wrong_with_a_station_is_named() {
    var data = supply.stationData();
    data.put("position", Supply.position(36.53, 115.53));
    data.put("centreId", "1");
    data.put("hours", "9 to 5");
    data.put("holidayHours", "10:00-09:00");
    data.put("subdistricts", List.of("370105001", "371525001"));
    data.put("serviceArea", "{\"type\":\"Point\",\"coordinates\":[1,1]}");
    var refused =
        cases
            .staff("admin")
            .post(STAFF, Map.of("district", "tianqiao", "code", "T-1", "station", data))
            .isProblem(400, "invalid-request");
    assertThat(refused.body().required("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/station/position",
            "/station/centreId",
            "/station/hours",
            "/station/holidayHours",
            "/station/subdistricts/1",
            "/station/serviceArea");
    data = supply.stationData();
    data.remove("serviceArea");
    cases
        .staff("admin")
        .post(STAFF, Map.of("district", "tianqiao", "code", "T-1", "station", data))
        .isProblem(400, "invalid-request");
    cases
        .staff("admin")
        .post(
            STAFF, Map.of("district", "tianqiao", "code", "TQ-01", "station", supply.stationData()))
        .isProblem(409, "station-exists");
  }

  @Test
  void loading_the_seed_again_changes_nothing() {
    var again = seed.load(Path.of("seed"));
    assertThat(again.added() + again.updated() + again.retired()).isZero();
  }
}
