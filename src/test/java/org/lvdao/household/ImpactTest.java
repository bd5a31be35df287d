package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.report.Cases;

/** What residents see of what their household achieved, over HTTP. */
@LvdaoTest
class ImpactTest {
  private static final String IMPACT = "/api/v1/households/mine/impact";
  private static final String RANKING = "/api/v1/households/mine/ranking";

  /** Two communities of 济宁高新区 in one subdistrict, where no other test has households. */
  private static final String COMMUNITY = "370871001001";

  private static final String NEXT_COMMUNITY = "370871001002";

  @Inject Api api;
  @Inject Cases cases;
  @Inject Homes homes;
  @Inject Bins bins;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BusinessTime.ZONE).toInstant();
  }

  private static Map<String, Object> event(
      String card, String local, int grams, @Nullable String grade) {
    var event = Bins.event(card, at(local));
    event.put("grams", grams);
    if (grade != null) {
      event.put("grade", grade);
    }
    return event;
  }

  private static String badge(JsonNode impact, String code) {
    for (var badge : impact.get("badges")) {
      if (badge.get("code").asText().equals(code)) {
        return badge.get("wonOn").asText();
      }
    }
    throw new AssertionError(impact.toPrettyString());
  }

  @Test
  void a_household_sees_what_it_delivered_and_what_that_saved() {
    cases.now("2028-03-05T12:00");
    var member = cases.resident();
    var card = homes.create(member).is(201).body().required("card").asText();
    var bin = bins.create(Homes.COMMUNITY);
    bins.deliver(
            bin,
            event(card, "2028-02-15T08:00", 1_500, "PASS"),
            event(card, "2028-02-22T08:00", 1_000, "FAIL"),
            event(card, "2028-02-29T23:59", 500, null),
            event(card, "2028-03-01T00:00", 2_000, "PASS"),
            event(card, "2028-03-05T11:00", 60_000, "PASS"))
        .is(200);

    var impact = member.get(IMPACT).is(200).body();

    assertThat(impact.at("/delivered/deliveries").asLong()).isEqualTo(4);
    assertThat(impact.at("/delivered/grams").asLong()).isEqualTo(5_000);
    assertThat(impact.at("/delivered/gramsThisMonth").asLong()).isEqualTo(2_000);
    assertThat(impact.at("/delivered/gramsThisYear").asLong()).isEqualTo(5_000);
    assertThat(impact.at("/carbon/grams").asLong()).isEqualTo(5 * 691);
    assertThat(impact.at("/carbon/gramsPerKilogram").asInt()).isEqualTo(691);
    assertThat(impact.at("/carbon/source").asText()).contains("DESNZ");
    assertThat(impact.at("/sorting/graded").asInt()).isEqualTo(3);
    assertThat(impact.at("/sorting/passed").asInt()).isEqualTo(2);
    assertThat(impact.at("/sorting/rate").asText()).isEqualTo("66.67");
    assertThat(impact.at("/streak/current").asInt()).isEqualTo(3);
    assertThat(badge(impact, "FIRST_DELIVERY")).isEqualTo("2028-02-15");
    assertThat(badge(impact, "FOUR_WEEKS")).isEqualTo("null");
  }

  /** From several bins by way of two nodes. */
  @Test
  void deliveries_at_the_same_time_all_count() throws Exception {
    var member = cases.resident();
    var card = homes.create(member).is(201).body().required("card").asText();
    var some = List.of(bins.create(Homes.COMMUNITY), bins.create(Homes.COMMUNITY));
    try (var other = TestNode.join()) {
      together(
          IntStream.range(0, 16)
              .<Callable<Answer>>mapToObj(
                  i -> {
                    var node = i % 2 == 0 ? bins : other.bean(Bins.class);
                    var event = bins.event(card);
                    return () -> node.deliver(some.get(i / 8), event).is(200);
                  })
              .toList());
    }

    var impact = member.get(IMPACT).is(200).body();

    assertThat(impact.at("/delivered/deliveries").asInt()).isEqualTo(16);
    assertThat(impact.at("/delivered/grams").asInt()).isEqualTo(16 * 1_500);
  }

  @Test
  void what_arrives_late_wins_in_the_past() {
    cases.now("2028-03-05T12:00");
    var member = cases.resident();
    var card = homes.create(member).is(201).body().required("card").asText();
    var bin = bins.create(Homes.COMMUNITY);
    bins.deliver(
            bin,
            event(card, "2028-02-15T08:00", 1_500, null),
            event(card, "2028-02-22T08:00", 1_000, null),
            event(card, "2028-02-28T23:59", 500, null),
            event(card, "2028-03-01T00:00", 500, null))
        .is(200);

    bins.deliver(bin, event(card, "2028-02-08T08:00", 700, null)).is(200);

    var impact = member.get(IMPACT).is(200).body();
    assertThat(badge(impact, "FIRST_DELIVERY")).isEqualTo("2028-02-08");
    assertThat(badge(impact, "FOUR_WEEKS")).isEqualTo("2028-02-28");
    assertThat(impact.at("/streak/longest").asInt()).isEqualTo(4);
  }

  @Test
  void buildings_and_communities_are_ranked_by_who_takes_part() {
    cases.now("2029-06-13T09:00");
    var one = "rank-" + UUID.randomUUID();
    var two = "rank-" + UUID.randomUUID();
    var first = new ArrayList<>(register(COMMUNITY, "1号楼", 9));
    first.add(create(one, COMMUNITY, "一号楼2单元999"));
    var second = new ArrayList<>(register(COMMUNITY, "2号楼", 9));
    second.add(create(two, COMMUNITY, "2栋2单元999"));
    var small = register(COMMUNITY, "3号楼", 9);
    var elsewhere = register(NEXT_COMMUNITY, "1号楼", 20);
    deliver(COMMUNITY, first.subList(0, 5));
    deliver(COMMUNITY, second.subList(0, 7));
    deliver(COMMUNITY, small);
    deliver(NEXT_COMMUNITY, elsewhere.subList(0, 15));
    cases.now("2029-06-18T09:00");

    var rankings = api.resident(one).get(IMPACT).is(200).body().get("rankings");

    assertThat(rankings.get("week").asText()).isEqualTo("2029-W24");
    assertThat(rankings.at("/building/name").asText()).isEqualTo("1号楼");
    assertThat(rankings.at("/building/place").asInt()).isEqualTo(2);
    assertThat(rankings.at("/building/of").asInt()).isEqualTo(2);
    assertThat(rankings.at("/building/rate").asText()).isIn("50.0", "50.00");
    assertThat(rankings.at("/community/place").asInt()).isEqualTo(2);
    assertThat(rankings.at("/community/of").asInt()).isEqualTo(2);
    assertThat(rankings.at("/community/rate").decimalValue()).isEqualByComparingTo("72.41");
    assertThat(api.resident(two).get(IMPACT).is(200).body().at("/rankings/building/place").asInt())
        .isEqualTo(1);

    var left = api.resident(one).put(RANKING, Map.of("takesPart", false)).is(200).body();

    assertThat(left.at("/rankings/takesPart").asBoolean()).isFalse();
    assertThat(left.at("/rankings/building").isNull()).isTrue();
    assertThat(left.at("/rankings/community").isNull()).isTrue();
    // The other's figures are those of some minutes ago at most.
    clock.advance(Duration.ofMinutes(11));
    assertThat(api.resident(two).get(IMPACT).is(200).body().at("/rankings/building/of").asInt())
        .isEqualTo(1);
    api.resident(one).put(RANKING, Map.of("takesPart", true)).is(200);
    clock.advance(Duration.ofMinutes(11));
    assertThat(api.resident(two).get(IMPACT).is(200).body().at("/rankings/building/of").asInt())
        .isEqualTo(2);
  }

  @Test
  void who_has_no_household_has_achieved_nothing_and_a_choice_is_needed() {
    var nobody = cases.resident();
    nobody.get(IMPACT).isProblem(404, "no-household");
    homes.create(nobody).is(201);
    nobody.put(RANKING, Map.of()).isProblem(400, "invalid-request");
    var impact = nobody.get(IMPACT).is(200).body();
    assertThat(impact.at("/sorting/rate").isNull()).isTrue();
    assertThat(badge(impact, "FIRST_DELIVERY")).isEqualTo("null");
  }

  /** Households of a building that staff register; gives their cards. */
  private List<String> register(String community, String building, int households) {
    var roster = new StringBuilder("communityCode,address,card\n");
    var made = new ArrayList<String>();
    for (int i = 0; i < households; i++) {
      var card = CardNumbers.next();
      made.add(card);
      roster.append("%s,%s%d单元101,%s%n".formatted(community, building, i + 1, card));
    }
    api.staff("admin")
        .upload(
            "/api/v1/staff/households/import",
            "file",
            "roster.csv",
            "text/csv",
            roster.toString().getBytes(StandardCharsets.UTF_8))
        .is(200);
    return made;
  }

  private String create(String resident, String community, String address) {
    return homes
        .create(api.resident(resident), community, address)
        .is(201)
        .body()
        .required("card")
        .asText();
  }

  @SuppressWarnings("unchecked")
  private void deliver(String community, List<String> cards) {
    bins.deliver(
            bins.create(community),
            cards.stream()
                .map(card -> event(card, "2029-06-12T19:00", 1_200, null))
                .toArray(Map[]::new))
        .is(200);
  }
}
