package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class SigningInTest {
  private static final String PASSWORD = "a long enough password";
  private static final String DISTRICT = "tianqiao";

  @Inject Api api;
  @Inject StaffAccounts staff;
  @Inject AdjustableClock clock;
  @Inject MeterRegistry meters;

  @Test
  void a_resident_signs_in_with_a_wechat_code_and_stays_the_same_person() {
    var code = unique("resident");
    var first = wechat(code).is(200);
    var second = wechat(code).is(200);

    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(first.body().path("tokenType").asText()).isEqualTo("Bearer");
    assertThat(first.body().path("expiresIn").asInt()).isEqualTo(900);
    var me = me(access(first)).is(200).body();
    assertThat(me).isEqualTo(me(access(second)).is(200).body());
    assertThat(me.path("kind").asText()).isEqualTo("RESIDENT");
    assertThat(me.path("id").isTextual()).isTrue();
    assertThat(me.path("roles").toString())
        .isEqualTo("[{\"role\":\"RESIDENT\",\"area\":\"\",\"unit\":null}]");
  }

  @Test
  void parallel_first_sign_ins_of_a_person_make_one_account() throws Exception {
    var code = unique("twin");
    var accounts = new HashSet<String>();
    for (var answer : together(8, () -> wechat(code))) {
      accounts.add(me(access(answer.is(200))).is(200).body().path("id").asText());
    }
    assertThat(accounts).hasSize(1);
  }

  @Test
  void what_wechat_refuses_is_told_apart() {
    var refused = wechat("bad").isProblem(400, "wechat-code-invalid");
    assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/code");
    assertThat(wechat("busy").isProblem(429, "wechat-too-often").header("Retry-After")).isNotNull();
    assertThat(wechat("down").isProblem(503, "wechat-unavailable").header("Retry-After"))
        .isNotNull();
    var missing = api.anonymous().post("/api/v1/auth/wechat", Map.of()).is(400);
    assertThat(missing.body().at("/errors/0/pointer").asText()).isEqualTo("/code");
  }

  @Test
  void staff_sign_in_with_a_user_name_in_any_case() {
    var name = create(Role.HANDLER, DISTRICT + "-chengguan");
    var answer = signIn("  " + name.toUpperCase() + " ", PASSWORD).is(200);
    var me = me(access(answer)).is(200).body();

    assertThat(me.path("kind").asText()).isEqualTo("STAFF");
    assertThat(me.path("roles").toString())
        .isEqualTo(
            "[{\"role\":\"HANDLER\",\"area\":\"tianqiao/\",\"unit\":\"tianqiao-chengguan\"}]");
  }

  @Test
  void unknown_user_and_wrong_password_and_disabled_account_look_the_same() {
    var name = create(Role.DISPATCHER, null);
    var wrong = signIn(name, "not it");
    var unknown = signIn(unique("nobody"), "not it");
    staff.disable(
        Actor.SYSTEM,
        staff.create(Actor.SYSTEM, name, PASSWORD, "x", grants(Role.DISPATCHER, null)));
    var disabled = signIn(name, PASSWORD);

    for (var answer : List.of(wrong, unknown, disabled)) {
      answer.isProblem(401, "bad-credentials");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(answer.body().path("detail")).isEqualTo(wrong.body().path("detail"));
    }
  }

  @Test
  void a_new_refresh_token_comes_with_each_refresh() {
    var first = wechat(unique("rotating")).is(200);
    var second = refresh(token(first)).is(200);
    var third = refresh(token(second)).is(200);

    assertThat(Set.of(token(first), token(second), token(third))).hasSize(3);
    me(access(third)).is(200);
  }

  @Test
  void a_refresh_token_used_again_ends_the_sign_in() {
    var first = wechat(unique("stolen")).is(200);
    var second = refresh(token(first)).is(200);

    refresh(token(first)).isProblem(401, "refresh-token-invalid");
    refresh(token(second)).isProblem(401, "refresh-token-invalid");
    me(access(second)).isProblem(401, "unauthenticated");
  }

  @Test
  void an_invented_refresh_token_ends_nothing() {
    var answer = wechat(unique("known")).is(200);
    var session = token(answer).substring(0, token(answer).indexOf('.'));
    var other = token(wechat(unique("other")).is(200));

    refresh(session + other.substring(other.indexOf('.'))).isProblem(401, "refresh-token-invalid");
    refresh(session + ".AAAA").isProblem(401, "refresh-token-invalid");
    refresh("nonsense").isProblem(401, "refresh-token-invalid");
    refresh(token(answer)).is(200);
  }

  @Test
  void of_parallel_refreshes_one_wins_and_the_sign_in_ends() throws Exception {
    var first = wechat(unique("racing")).is(200);
    var answers = together(6, () -> refresh(token(first)));

    var winners = answers.stream().filter(answer -> answer.status() == 200).toList();
    assertThat(winners).hasSize(1);
    refresh(token(winners.getFirst())).isProblem(401, "refresh-token-invalid");
    me(access(winners.getFirst())).is(401);
  }

  @Test
  void signing_out_acts_at_once_and_only_on_this_sign_in() {
    var code = unique("leaving");
    var phone = wechat(code).is(200);
    var tablet = wechat(code).is(200);

    bearer(access(phone)).post("/api/v1/auth/logout").is(204);
    me(access(phone)).is(401);
    refresh(token(phone)).isProblem(401, "refresh-token-invalid");
    me(access(tablet)).is(200);
  }

  @Test
  void a_disabled_account_stops_at_once() {
    var name = create(Role.VERIFIER, null);
    var answer = signIn(name, PASSWORD).is(200);
    me(access(answer)).is(200);

    staff.disable(
        Actor.SYSTEM, staff.create(Actor.SYSTEM, name, PASSWORD, "x", grants(Role.VERIFIER, null)));
    var refused = me(access(answer)).isProblem(401, "unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    refresh(token(answer)).isProblem(401, "refresh-token-invalid");
  }

  @Test
  void changed_roles_act_at_once() {
    var name = create(Role.COLLECTOR, null);
    var access = access(signIn(name, PASSWORD).is(200));
    bearer(access).get("/api/v1/staff/units?district=tianqiao").isProblem(403, "forbidden");

    staff.create(Actor.SYSTEM, name, "ignored", "x", grants(Role.DISPATCHER, null));
    bearer(access).get("/api/v1/staff/units?district=tianqiao").is(200);
  }

  @Test
  void guessing_must_wait_even_with_the_right_password() {
    var name = create(Role.ADMIN, null);
    signIn(name, "wrong").is(401);
    signIn(name, PASSWORD).is(200);
    for (int guess = 0; guess < 10; guess++) {
      signIn(name, "wrong " + guess).isProblem(401, "bad-credentials");
    }
    var refused = signIn(name, PASSWORD).isProblem(429, "too-many-attempts");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
  }

  @Test
  void guessing_may_go_on_after_the_window_but_only_failures_count() {
    var name = create(Role.ADMIN, null);
    for (int guess = 0; guess < 10; guess++) {
      signIn(name, "wrong " + guess).is(401);
    }
    clock.advance(Duration.ofMinutes(14));
    signIn(name, PASSWORD).is(429);
    clock.advance(Duration.ofMinutes(2));
    for (int time = 0; time < 12; time++) {
      signIn(name, PASSWORD).is(200);
    }
  }

  @Test
  void a_user_name_that_does_not_exist_is_throttled_like_one_that_does() {
    var nobody = unique("nobody");
    for (int guess = 0; guess < 10; guess++) {
      signIn(nobody, "wrong " + guess).is(401);
    }
    signIn(nobody, "wrong").isProblem(429, "too-many-attempts");
  }

  @Test
  void a_volley_of_guesses_gains_nothing() throws Exception {
    var name = create(Role.ADMIN, null);
    var answers = together(40, () -> signIn(name, "wrong"));

    // Those whose turn it is may look at the same time, so one more than allowed may pass a core.
    assertThat(answers.stream().filter(answer -> answer.status() == 401).count())
        .isBetween(10L, 9L + Runtime.getRuntime().availableProcessors());
  }

  @Test
  void unknown_user_and_wrong_password_cost_one_computation_each() {
    var name = create(Role.HANDLER, null);
    assertThat(computationsOf(() -> signIn(name, "wrong").is(401))).isEqualTo(1);
    assertThat(computationsOf(() -> signIn(unique("nobody"), "wrong").is(401))).isEqualTo(1);
    assertThat(computationsOf(() -> signIn(name, PASSWORD).is(200))).isEqualTo(1);
  }

  @Test
  void an_access_token_ends_after_15_minutes_and_a_sign_in_after_its_lifetime() {
    var resident = wechat(unique("away")).is(200);
    var dispatcher = signIn(create(Role.DISPATCHER, null), PASSWORD).is(200);

    clock.advance(Duration.ofMinutes(15));
    me(access(resident)).is(401);
    clock.advance(Duration.ofHours(12));
    refresh(token(dispatcher)).isProblem(401, "refresh-token-invalid");
    clock.advance(Duration.ofDays(29));
    var refreshed = refresh(token(resident)).is(200);
    clock.advance(Duration.ofDays(29));
    refreshed = refresh(token(refreshed)).is(200);
    clock.advance(Duration.ofDays(31));
    refresh(token(refreshed)).isProblem(401, "refresh-token-invalid");
  }

  private long computationsOf(Runnable work) {
    var timer = meters.get("lvdao.password.computations").timer();
    long before = timer.count();
    work.run();
    return timer.count() - before;
  }

  @Test
  void units_are_shown_to_staff_of_the_district_only() {
    var path = "/api/v1/staff/units?district=";
    var access = access(signIn(create(Role.DISPATCHER, null), PASSWORD).is(200));

    var items = bearer(access).get(path + DISTRICT).is(200).body().path("items");
    assertThat(items.findValuesAsText("code")).contains("tianqiao-chengguan", "tianqiao-huanwei");
    bearer(access).get(path + "guanxian").isProblem(404, "not-found");
    bearer(access(wechat(unique("curious")))).get(path + DISTRICT).isProblem(403, "forbidden");
    api.anonymous().get(path + DISTRICT).isProblem(401, "unauthenticated");
  }

  private String create(Role role, String unit) {
    var name = unique("staff");
    staff.create(Actor.SYSTEM, name, PASSWORD, "某人", grants(role, unit));
    return name;
  }

  private static List<Actor.Grant> grants(Role role, String unit) {
    return List.of(new Actor.Grant(role, AreaPath.ofDistrict(DISTRICT), unit));
  }

  private Answer wechat(String code) {
    return api.anonymous().post("/api/v1/auth/wechat", Map.of("code", code));
  }

  private Answer signIn(String username, String password) {
    return api.anonymous()
        .post("/api/v1/auth/staff", Map.of("username", username, "password", password));
  }

  private Answer refresh(String token) {
    return api.anonymous().post("/api/v1/auth/refresh", Map.of("refreshToken", token));
  }

  private ApiClient bearer(String access) {
    return api.anonymous().with("Authorization", "Bearer " + access);
  }

  private Answer me(String access) {
    return bearer(access).get("/api/v1/me");
  }

  private static String access(Answer answer) {
    return answer.body().required("accessToken").asText();
  }

  private static String token(Answer answer) {
    return answer.body().required("refreshToken").asText();
  }

  private static String unique(String name) {
    return name + "-" + UUID.randomUUID();
  }
}
