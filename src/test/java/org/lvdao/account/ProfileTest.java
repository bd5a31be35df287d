package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.Together;
import org.lvdao.report.Cases;

@LvdaoTest
class ProfileTest {
  private static final String COMMUNITY = "370105001008";

  @Inject Api api;
  @Inject Cases cases;

  @Test
  void a_resident_sets_what_they_like_and_the_rest_stays() {
    var resident = cases.resident();
    var unset = resident.get("/api/v1/me").is(200);
    assertThat(unset.header("ETag")).isEqualTo("\"0\"");
    assertThat(unset.body().path("nickname").isNull()).isTrue();
    assertThat(unset.body().path("displayName").asText()).startsWith("居民");
    assertThat(unset.body().path("language").asText()).isEqualTo("zh-CN");
    assertThat(unset.body().path("largeType").asBoolean()).isFalse();

    change(resident, Map.of("nickname", "  小 明🌱 ", "homeCommunity", COMMUNITY)).is(200);
    var answer = change(resident, Map.of("language", "en", "largeType", true)).is(200);
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    var me = resident.get("/api/v1/me").is(200);
    assertThat(me.text()).isEqualTo(answer.text());
    assertThat(me.header("ETag")).isEqualTo("\"2\"");
    assertThat(me.body().path("nickname").asText()).isEqualTo("小 明🌱");
    assertThat(me.body().path("displayName").asText()).isEqualTo("小 明🌱");
    assertThat(me.body().path("homeCommunity").asText()).isEqualTo(COMMUNITY);
    assertThat(me.body().path("language").asText()).isEqualTo("en");
    assertThat(me.body().path("largeType").asBoolean()).isTrue();

    var cleared = change(resident, Map.of("nickname", "", "homeCommunity", "")).is(200).body();
    assertThat(cleared.path("nickname").isNull()).isTrue();
    assertThat(cleared.path("homeCommunity").isNull()).isTrue();
    assertThat(cleared.path("displayName")).isEqualTo(unset.body().path("displayName"));
    assertThat(cleared.path("language").asText()).isEqualTo("en");
  }

  @Test
  void a_version_that_is_named_must_be_the_present_one() {
    var resident = cases.resident();
    var read = resident.with("If-Match", "\"0\"");
    change(read, Map.of("largeType", true)).is(200);
    change(read, Map.of("largeType", false)).isProblem(412, "stale-version");
    change(resident.with("If-Match", "other"), Map.of("largeType", false))
        .isProblem(412, "stale-version");
    assertThat(resident.get("/api/v1/me").body().path("largeType").asBoolean()).isTrue();
  }

  @Test
  void changes_at_once_lose_nothing() throws Exception {
    var resident = cases.resident();
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 8; i++) {
      var change = new HashMap<String, Object>();
      change.put(i % 2 == 0 ? "nickname" : "homeCommunity", i % 2 == 0 ? "名" + i : COMMUNITY);
      calls.add(() -> change(resident, change));
    }
    Together.together(calls).forEach(answer -> answer.is(200));
    var me = resident.get("/api/v1/me").is(200);
    assertThat(me.header("ETag")).isEqualTo("\"8\"");
    assertThat(me.body().path("nickname").asText()).startsWith("名");
    assertThat(me.body().path("homeCommunity").asText()).isEqualTo(COMMUNITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"   ", "一二三四五六七八九十一二三四五六七八九十一", "a\u0000b", "a\nb", "\u202Eabc", "a\u2028b"})
  void a_nickname_is_1_to_20_characters_that_show(String nickname) {
    refused(Map.of("nickname", nickname), "/nickname");
  }

  @Test
  void twenty_characters_outside_the_basic_plane_are_twenty() {
    change(cases.resident(), Map.of("nickname", "🌱".repeat(20))).is(200);
    refused(Map.of("nickname", "🌱".repeat(21)), "/nickname");
  }

  @Test
  void home_is_a_community_that_exists() {
    for (var code : List.of("nowhere", "tianqiao", "370105005")) {
      refused(Map.of("homeCommunity", code), "/homeCommunity");
    }
  }

  @Test
  void languages_are_chinese_and_english() {
    refused(Map.of("language", "fr"), "/language");
  }

  @Test
  void staff_see_themselves_as_before() {
    var me = api.staff("dispatcher.tianqiao").get("/api/v1/me").is(200).body();
    assertThat(me.path("kind").asText()).isEqualTo("STAFF");
    assertThat(me.path("phone").isNull()).isTrue();
  }

  private void refused(Map<String, ?> change, String pointer) {
    var resident = cases.resident();
    var answer = change(resident, change).isProblem(400, "invalid-request");
    assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    assertThat(resident.get("/api/v1/me").header("ETag")).isEqualTo("\"0\"");
  }

  private static Answer change(ApiClient resident, Map<String, ?> change) {
    return resident.patch("/api/v1/me", change);
  }
}
