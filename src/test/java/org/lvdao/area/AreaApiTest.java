package org.lvdao.area;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class AreaApiTest {
  @Inject Api api;
  @Inject AreaStaff staff;

  @Test
  void anybody_pages_through_the_grid_without_missing_or_repeating() {
    var codes = new ArrayList<String>();
    for (var page :
        api.anonymous().pages("/api/v1/areas?district=guanxian&level=community&limit=100")) {
      page.get("items").forEach(item -> codes.add(item.get("code").asText()));
    }
    assertThat(codes).hasSizeGreaterThanOrEqualTo(352).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void children_are_listed_by_parent() {
    var items =
        api.anonymous().get("/api/v1/areas?parent=liaocheng-etdz").is(200).body().get("items");
    assertThat(items.findValuesAsText("name")).containsExactly("北城街道", "东城街道", "蒋官屯街道");
    assertThat(items.findValuesAsText("district")).containsOnly("liaocheng-etdz");
  }

  @Test
  void an_unchanged_list_is_not_sent_again() {
    var first = api.anonymous().get("/api/v1/areas?level=DISTRICT").is(200);
    assertThat(first.header("Cache-Control")).contains("public", "max-age=");
    var tag = String.valueOf(first.header("ETag"));
    assertThat(tag).matches("\"\\d+\"");
    var again =
        api.anonymous().with("If-None-Match", "W/" + tag).get("/api/v1/areas?level=DISTRICT");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
    assertThat(
            api.anonymous()
                .with("If-None-Match", "\"1\"")
                .get("/api/v1/areas?level=DISTRICT")
                .status())
        .isEqualTo(200);
  }

  @Test
  void what_is_wrong_with_a_question_is_named_all_at_once() {
    var problem =
        api.anonymous()
            .get("/api/v1/areas?district=nowhere&level=planet&parent=x&limit=101")
            .isProblem(400, "invalid-request")
            .body();
    assertThat(problem.get("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("?district", "?level", "?parent", "?limit");
    assertThat(
            api.anonymous()
                .get("/api/v1/areas/locate")
                .is(400)
                .body()
                .get("errors")
                .findValuesAsText("pointer"))
        .containsExactly("?lat", "?lon", "?datum");
    api.anonymous().get("/api/v1/areas?cursor=rubbish!").isProblem(400, "invalid-cursor");
    api.anonymous().get("/api/v1/areas/nowhere").isProblem(404, "not-found");
  }

  @Test
  void a_place_finds_its_subdistrict_in_either_datum() {
    var wgs84 =
        api.anonymous().get("/api/v1/areas/locate?lat=36.68&lon=116.98&datum=wgs84").is(200).body();
    assertThat(wgs84.at("/district/code").asText()).isEqualTo("tianqiao");
    assertThat(wgs84.at("/subdistrict/name").asText()).endsWith("街道");
    assertThat(wgs84.get("triage").asBoolean()).isFalse();
    var gcj = Gcj02.fromWgs84(new Wgs84(36.68, 116.98));
    var shifted =
        api.anonymous()
            .get("/api/v1/areas/locate?lat=" + gcj.lat() + "&lon=" + gcj.lon() + "&datum=GCJ02")
            .is(200)
            .body();
    assertThat(shifted.get("subdistrict")).isEqualTo(wgs84.get("subdistrict"));
    assertThat(shifted.at("/wgs84/lat").asDouble()).isBetween(36.6799999, 36.6800001);
    api.anonymous()
        .get("/api/v1/areas/locate?lat=31.23&lon=121.47&datum=WGS84")
        .isProblem(422, "outside-service-area");
  }

  @Test
  void an_admin_adds_renames_and_retires_a_park() {
    var admin = staff.admin();
    var created =
        admin
            .post(
                "/api/v1/staff/areas",
                Map.of("level", "PARK", "parent", "370105016201", "name", "绿色循环产业园"))
            .is(201);
    var path = String.valueOf(created.header("Location"));
    var code = created.body().get("code").asText();
    assertThat(api.anonymous().get(path).is(200).header("ETag")).isEqualTo("\"1\"");

    var change = Map.of("parent", "370105016202", "name", "绿色循环产业园（西区）");
    admin.put("/api/v1/staff/areas/" + code, change).isProblem(428, "if-match-required");
    var changed =
        admin.with("If-Match", "\"1\"").put("/api/v1/staff/areas/" + code, change).is(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    admin
        .with("If-Match", "\"1\"")
        .put("/api/v1/staff/areas/" + code, change)
        .isProblem(412, "stale-version");
    assertThat(
            api.anonymous()
                .get("/api/v1/areas?parent=370105016202")
                .body()
                .get("items")
                .findValuesAsText("code"))
        .contains(code);

    admin.with("If-Match", "\"2\"").delete("/api/v1/staff/areas/" + code).is(204);
    assertThat(
            api.anonymous()
                .get("/api/v1/areas?parent=370105016202")
                .body()
                .get("items")
                .findValuesAsText("code"))
        .doesNotContain(code);
    assertThat(api.anonymous().get(path).is(200).body().get("retired").asBoolean()).isTrue();
  }

  @Test
  void what_does_not_fit_the_grid_is_refused() {
    var admin = staff.admin();
    var park = new HashMap<String, Object>();
    park.put("level", "PARK");
    park.put("parent", "tianqiao");
    park.put("name", "园");
    admin.post("/api/v1/staff/areas", park).isProblem(400, "invalid-request");
    park.put("parent", "nowhere");
    admin.post("/api/v1/staff/areas", park).isProblem(400, "invalid-request");
    park.put("parent", "370105016201");
    park.put("code", "370105016202");
    admin.post("/api/v1/staff/areas", park).isProblem(409, "area-code-taken");
    park.put("level", "COMMUNITY");
    admin.post("/api/v1/staff/areas", park).isProblem(400, "invalid-request");
    admin
        .with("If-Match", "\"1\"")
        .delete("/api/v1/staff/areas/370105016201")
        .isProblem(409, "area-not-editable");
  }

  @Test
  void only_an_admin_of_the_area_edits_it() {
    var park = Map.of("level", "PARK", "parent", "370105016201", "name", "园");
    api.anonymous().post("/api/v1/staff/areas", park).is(401);
    api.resident("area-resident").post("/api/v1/staff/areas", park).is(403);
    staff.dispatcher().post("/api/v1/staff/areas", park).is(403);
    staff.adminOf("guanxian").post("/api/v1/staff/areas", park).is(403);
  }
}
