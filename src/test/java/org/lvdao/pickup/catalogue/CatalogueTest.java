package org.lvdao.pickup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;
import org.lvdao.pickup.Supply;
import org.lvdao.report.Cases;

/** What is collected and at which price, over HTTP. */
@LvdaoTest
class CatalogueTest {
  private static final String CATALOGUE = "/api/v1/pickup/catalogue?district=";
  private static final String LISTS = "/api/v1/staff/pickup/price-lists";

  @Inject Cases cases;
  @Inject Api api;
  @Inject Catalogue catalogue;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private Answer add(String district, String from, List<Map<String, ?>> prices) {
    return cases
        .staff("admin")
        .post(
            LISTS,
            Map.of(
                "district",
                district,
                "effectiveFrom",
                from + ":00+08:00",
                "note",
                "调价",
                "prices",
                prices));
  }

  private static Map<String, ?> price(String item, String direction, long fen) {
    return Map.of("itemCode", item, "direction", direction, "pricePerUnit", fen);
  }

  private long cardboard(String district) {
    return api.anonymous()
        .get(CATALOGUE + district)
        .is(200)
        .body()
        .at("/items/0/pricePerUnit")
        .asLong();
  }

  @Test
  void everybody_sees_what_is_collected_in_the_plans_categories() {
    var shown = api.anonymous().get(CATALOGUE + "tianqiao").is(200).body();

    var first = shown.at("/items/0");
    assertThat(first.at("/code").asText()).isEqualTo("CARDBOARD");
    assertThat(first.at("/name").asText()).isEqualTo("纸箱纸盒");
    assertThat(first.at("/unit").asText()).isEqualTo("KG");
    assertThat(first.at("/direction").asText()).isEqualTo("PAID");
    assertThat(first.at("/pricePerUnit").asLong()).isEqualTo(85);
    assertThat(shown.required("items").findValuesAsText("category"))
        .contains(
            "PAPER", "TEXTILE", "PLASTIC", "METAL", "GLASS", "APPLIANCE", "BULKY", "HAZARDOUS");
    var before = CATALOGUE + "tianqiao&at=2025-12-31T23:59:59%2B08:00";
    assertThat(api.anonymous().get(before).is(200).body().at("/items/0/pricePerUnit").asLong())
        .isEqualTo(80);
    api.anonymous().get(CATALOGUE + "tianqiao&at=2024-12-31T00:00:00Z").isProblem(404, "no-prices");
    api.anonymous().get(CATALOGUE + "nowhere").isProblem(400, "invalid-request");
  }

  @Test
  void prices_change_at_the_moment_they_were_announced_for_and_the_old_list_stays() {
    cases.now("2029-03-01T23:30");
    var frozen = catalogue.inForce("jinan-qibuqu", clock.instant());
    long before = cardboard("jinan-qibuqu");
    add("jinan-qibuqu", "2029-03-01T23:39", List.of(price("CARDBOARD", "PAID", 91)))
        .isProblem(400, "invalid-request");
    var next =
        add(
                "jinan-qibuqu",
                "2029-03-02T00:00",
                List.of(price("SOFA", "FEE", 9_000), price("CARDBOARD", "PAID", 91)))
            .is(201)
            .body();
    var other =
        add("jinan-qibuqu", "2029-03-03T00:00", List.of(price("CARDBOARD", "PAID", 92))).is(201);

    assertThat(cardboard("jinan-qibuqu")).isEqualTo(before).isNotEqualTo(91);
    var seen = api.anonymous().get(CATALOGUE + "jinan-qibuqu").is(200).body();
    assertThat(Instant.parse(seen.at("/nextChange").asText()))
        .isEqualTo(Instant.parse("2029-03-01T16:00:00Z"));
    cases.now("2029-03-02T00:00");
    assertThat(cardboard("jinan-qibuqu")).isEqualTo(91);

    var admin = cases.staff("admin");
    admin.delete(LISTS + "/" + next.required("id").asText()).isProblem(409, "prices-in-force");
    admin.delete(LISTS + "/" + Cases.id(other)).is(204);
    admin.delete(LISTS + "/" + Cases.id(other)).is(204);
    cases.now("2029-03-03T00:00");
    assertThat(cardboard("jinan-qibuqu")).isEqualTo(91);
    assertThat(catalogue.list(frozen.id())).isEqualTo(frozen);
    var history =
        api.anonymous().get("/api/v1/pickup/price-lists?district=jinan-qibuqu").is(200).body();
    assertThat(history.at("/items/0")).isEqualTo(next);
    assertThat(history.required("items").findValuesAsText("id"))
        .contains(Long.toString(frozen.id()))
        .doesNotContain(Cases.id(other));
  }

  @Test
  void what_is_wrong_with_a_list_is_named() {
    cases.now("2029-03-04T00:00");
    var refused =
        add(
                "jinan-qibuqu",
                "2029-03-05T00:00",
                List.of(
                    price("NOTHING", "PAID", 1),
                    price("CARDBOARD", "FREE", 1),
                    price("CARDBOARD", "PAID", 1),
                    price("GLASS", "FEE", 0)))
            .isProblem(400, "invalid-request");
    assertThat(refused.body().required("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/prices/0/itemCode",
            "/prices/1/pricePerUnit",
            "/prices/2/itemCode",
            "/prices/3/pricePerUnit");
  }

  @Test
  void an_item_keeps_its_name_in_the_lists_there_are_and_retired_it_is_in_no_other() {
    cases.now("2029-04-01T00:00");
    var admin = cases.staff("admin");
    var code = Supply.code();
    var wanted = new HashMap<String, Object>(Supply.newItem());
    wanted.put("district", "guanxian");
    wanted.put("code", code);
    wanted.put("text", Map.of("name", "旧书包", "description", "", "sortOrder", 1, "retired", false));
    var item = admin.post("/api/v1/staff/pickup/items", wanted).is(201);
    admin.post("/api/v1/staff/pickup/items", wanted).isProblem(409, "item-exists");
    add("guanxian", "2029-04-01T00:30", List.of(price(code, "PAID", 100))).is(201);

    var path = "/api/v1/staff/pickup/items/" + Cases.id(item);
    var renamed = Map.of("name", "书包", "description", "洗净", "sortOrder", 1, "retired", true);
    admin.put(path, renamed).isProblem(428, "if-match-required");
    admin.with("If-Match", item.header("ETag")).put(path, renamed).is(200);
    admin.with("If-Match", item.header("ETag")).put(path, renamed).isProblem(412, "stale-version");

    cases.now("2029-04-01T00:30");
    var shown = api.anonymous().get(CATALOGUE + "guanxian").is(200).body().at("/items/0");
    assertThat(shown.at("/name").asText()).isEqualTo("旧书包");
    assertThat(shown.at("/description").asText()).isEqualTo("洗净");
    add("guanxian", "2029-04-02T00:10", List.of(price(code, "PAID", 100)))
        .isProblem(400, "invalid-request");
  }
}
