package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.account.StaffDesk.ACCOUNTS;
import static org.lvdao.account.StaffDesk.PASSWORD;
import static org.lvdao.account.StaffDesk.STRONG;
import static org.lvdao.account.StaffDesk.grant;
import static org.lvdao.account.StaffDesk.role;
import static org.lvdao.account.StaffDesk.unique;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

/** On a database of its own, where nobody administers but whom a test makes. */
class StaffAdministrationTest {
  private static final String HERE = "tianqiao";
  private static final String THERE = "guanxian";

  private static TestNode node;
  private static StaffDesk desk;
  private static Cases cases;

  /** There is always this one, so that the others may go. */
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    node = TestNode.on(TestServers.running().seededDatabase());
    desk = new StaffDesk(node.beans());
    cases = node.bean(Cases.class);
    admin = desk.admin(HERE).client();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void resetClock() {
    node.bean(AdjustableClock.class).reset();
  }

  private static Map<String, Object> draft(String username, Map<?, ?>... roles) {
    return Map.of("username", username, "displayName", "王芳", "roles", List.of(roles));
  }

  private static long idOf(Answer answer) {
    return answer.body().required("id").asLong();
  }

  private static long create(ApiClient by, Map<?, ?>... roles) {
    return idOf(by.post(ACCOUNTS, draft(unique("made"), roles)).is(201));
  }

  @Test
  void an_account_begins_with_an_initial_password_that_must_be_replaced() {
    var name = unique("Wang.Fang");
    var made = admin.post(ACCOUNTS, draft(name, role(Role.DISPATCHER, "tianqiao/"))).is(201);
    long id = idOf(made);
    assertThat(made.header("Location")).isEqualTo(ACCOUNTS + "/" + id);
    assertThat(made.body().path("password").asText()).isEqualTo("NONE");
    assertThat(made.body().path("username").asText()).isEqualTo(name.toLowerCase());

    var reset =
        admin.with("If-Match", made.header("ETag")).post(path(id, "reset-password")).is(200);
    assertThat(reset.header("Cache-Control")).isEqualTo("no-store");
    var initial = reset.body().required("password").asText();
    desk.signIn(name, initial).isProblem(403, "new-password-required");
    var weak = desk.signIn(name, initial, "newPassword", "password1234").is(400);
    assertThat(weak.body().at("/errors/0/code").asText()).isEqualTo("password-guessable");
    var client = desk.bearer(desk.signIn(name, initial, "newPassword", STRONG).is(200));
    assertThat(client.get("/api/v1/me").is(200).body().at("/roles/0/role").asText())
        .isEqualTo("DISPATCHER");

    desk.signIn(name, initial).isProblem(401, "bad-credentials");
    desk.signIn(name, STRONG).is(200);
    assertThat(read(id).path("password").asText()).isEqualTo("OWN");
  }

  @Test
  void an_initial_password_ends_after_three_days() {
    var name = unique("late");
    long id = idOf(admin.post(ACCOUNTS, draft(name, role(Role.DISPATCHER, "tianqiao/"))).is(201));
    var initial = desk.step(admin, id, "reset-password").is(200).body().required("password");
    node.bean(AdjustableClock.class).advance(Duration.ofHours(72));
    desk.signIn(name, initial.asText(), "newPassword", STRONG).isProblem(401, "bad-credentials");
  }

  @Test
  void a_reset_password_ends_all_sign_ins() {
    var person = desk.person(grant(Role.VERIFIER, HERE));
    desk.step(admin, person.id(), "reset-password").is(200);
    person.client().get("/api/v1/me").is(401);
    desk.signIn(person.name(), PASSWORD).isProblem(401, "bad-credentials");
  }

  @Test
  void no_password_is_kept_as_it_is() {
    long id = create(admin, role(Role.VERIFIER, "tianqiao/"));
    var reset = desk.step(admin, id, "reset-password").is(200).body();
    var password = reset.required("password").asText();
    assertThat(cases.number("SELECT COUNT(*) FROM idempotency WHERE body LIKE ?", like(password)))
        .isZero();
    assertThat(cases.number("SELECT COUNT(*) FROM audit_log WHERE details LIKE ?", like(password)))
        .isZero();
    assertThat(desk.row(id).passwordHash()).startsWith("$argon2id$");
  }

  private static String like(String text) {
    return "%" + text + "%";
  }

  @Test
  void the_same_request_makes_one_account_and_the_name_is_taken_then() {
    var key = admin.with("Idempotency-Key", UUID.randomUUID().toString());
    var draft = draft(unique("once"), role(Role.VERIFIER, "tianqiao/"));
    assertThat(idOf(key.post(ACCOUNTS, draft).is(201)))
        .isEqualTo(idOf(key.post(ACCOUNTS, draft).is(201)));
    admin.post(ACCOUNTS, draft).isProblem(409, "username-taken");
    admin.withoutIdempotencyKey().post(ACCOUNTS, draft).isProblem(400, "idempotency-key-required");
  }

  @Test
  void of_parallel_accounts_of_one_name_one_is_made() throws Exception {
    var draft = draft(unique("race"), role(Role.VERIFIER, "tianqiao/"));
    var answers = together(2, () -> admin.post(ACCOUNTS, draft));
    assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  void changes_need_the_version_that_was_read() {
    long id = create(admin, role(Role.VERIFIER, "tianqiao/"));
    var change = Map.of("displayName", "李强");
    admin.patch(ACCOUNTS + "/" + id, change).isProblem(428, "if-match-required");
    admin.with("If-Match", "\"4711\"").patch(ACCOUNTS + "/" + id, change).is(412);
    admin.with("If-Match", "\"4711\"").post(path(id, "reset-password")).is(412);
    var changed = desk.change(admin, id, change).is(200);
    assertThat(changed.body().path("displayName").asText()).isEqualTo("李强");
    admin.with("If-Match", changed.header("ETag")).post(path(id, "sign-out")).is(200);
  }

  @Test
  void a_disabled_account_stops_and_comes_back() {
    var person = desk.person(grant(Role.VERIFIER, HERE));
    desk.change(admin, person.id(), Map.of("status", "DISABLED")).is(200);
    person.client().get("/api/v1/me").is(401);
    desk.signIn(person.name(), PASSWORD).isProblem(401, "bad-credentials");

    desk.change(admin, person.id(), Map.of("status", "ACTIVE")).is(200);
    person.client().get("/api/v1/me").is(401);
    desk.signIn(person.name(), PASSWORD).is(200);
  }

  @Test
  void a_forced_sign_out_ends_every_sign_in() {
    var person = desk.person(grant(Role.VERIFIER, HERE));
    var second = desk.bearer(desk.signIn(person.name(), PASSWORD).is(200));
    desk.step(admin, person.id(), "sign-out").is(200);
    person.client().get("/api/v1/me").is(401);
    second.get("/api/v1/me").is(401);
    desk.signIn(person.name(), PASSWORD).is(200);
  }

  @Test
  void changed_roles_act_at_once_and_are_checked() {
    var person = desk.person(grant(Role.VERIFIER, HERE));
    var handler =
        Map.of("role", "HANDLER", "area", "tianqiao/370105005/", "unit", "tianqiao-chengguan");
    desk.change(admin, person.id(), Map.of("roles", List.of(handler))).is(200);
    assertThat(person.client().get("/api/v1/me").body().at("/roles").toString())
        .isEqualTo(
            "[{\"role\":\"HANDLER\",\"area\":\"tianqiao/370105005/\",\"unit\":\"tianqiao-chengguan\"}]");

    refused(person.id(), role(Role.RESIDENT, "tianqiao/"), "/roles/0/role");
    refused(person.id(), role(Role.VERIFIER, "tianqiao/nowhere/"), "/roles/0/area");
    refused(person.id(), role(Role.VERIFIER, "tianqiao"), "/roles/0/area");
    refused(person.id(), role(Role.HANDLER, "tianqiao/"), "/roles/0/unit");
    refused(
        person.id(),
        Map.of("role", "VERIFIER", "area", "tianqiao/", "unit", "tianqiao-chengguan"),
        "/roles/0/unit");
    refused(
        person.id(),
        Map.of("role", "HANDLER", "area", "tianqiao/", "unit", "guanxian-chengguan"),
        "/roles/0/unit");
    desk.change(admin, person.id(), Map.of("roles", List.of())).is(400);
  }

  private static void refused(long id, Map<?, ?> role, String pointer) {
    var answer = desk.change(admin, id, Map.of("roles", List.of(role)));
    answer.isProblem(400, "invalid-request");
    assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void nobody_gives_roles_outside_their_districts() {
    long id = create(admin, role(Role.VERIFIER, "tianqiao/"));
    for (var area : List.of("guanxian/", "")) {
      for (var role : List.of(Role.VERIFIER, Role.ADMIN)) {
        admin.post(ACCOUNTS, draft(unique("x"), role(role, area))).isProblem(403, "forbidden");
        desk.change(admin, id, Map.of("roles", List.of(role(role, area))))
            .isProblem(403, "forbidden");
      }
    }
  }

  @Test
  void nobody_changes_their_own_roles_or_gets_round_their_own_password() {
    var person = desk.person(grant(Role.ADMIN, HERE), grant(Role.VERIFIER, HERE));
    var more =
        List.of(
            role(Role.ADMIN, "tianqiao/"),
            role(Role.VERIFIER, "tianqiao/"),
            role(Role.SUPERVISOR, "tianqiao/"));
    desk.change(person.client(), person.id(), Map.of("roles", more)).isProblem(403, "own-account");
    desk.step(person.client(), person.id(), "reset-password").isProblem(403, "own-account");
    desk.step(person.client(), person.id(), "reset-totp").isProblem(403, "own-account");
    desk.change(person.client(), person.id(), Map.of("displayName", "我")).is(200);
  }

  @Test
  void an_administrator_of_a_part_of_a_district_administers_no_accounts() {
    var part = new AreaPath("tianqiao/370105005/");
    var client = desk.person(new Grant(Role.ADMIN, part, null)).client();
    long id = create(admin, role(Role.VERIFIER, part.value()));
    client.get(ACCOUNTS + "/" + id).isProblem(404, "not-found");
    assertThat(client.get(ACCOUNTS).is(200).body().path("items")).isEmpty();
    client
        .post(ACCOUNTS, draft(unique("x"), role(Role.VERIFIER, part.value())))
        .isProblem(403, "forbidden");
  }

  @Test
  void an_account_that_works_elsewhere_too_is_seen_and_not_touched() {
    var both = desk.person(grant(Role.VERIFIER, HERE), grant(Role.VERIFIER, THERE));
    admin.get(ACCOUNTS + "/" + both.id()).is(200);
    desk.change(admin, both.id(), Map.of("status", "DISABLED")).isProblem(403, "forbidden");
    for (var step : List.of("sign-out", "reset-password", "reset-totp")) {
      desk.step(admin, both.id(), step).isProblem(403, "forbidden");
    }
    both.client().get("/api/v1/me").is(200);

    var elsewhere = desk.person(grant(Role.VERIFIER, THERE));
    var everywhere = desk.person(new Grant(Role.ADMIN, AreaPath.EVERYWHERE, null));
    for (var hidden : List.of(elsewhere, everywhere)) {
      admin.get(ACCOUNTS + "/" + hidden.id()).isProblem(404, "not-found");
      desk.change(admin, hidden.id(), Map.of("status", "DISABLED")).isProblem(404, "not-found");
      desk.step(admin, hidden.id(), "reset-password").isProblem(404, "not-found");
    }
    desk.change(everywhere.client(), both.id(), Map.of("displayName", "跨区")).is(200);
    everywhere.client().get(ACCOUNTS + "/1").isProblem(404, "not-found");
    var resident = node.api().resident(unique("resident")).get("/api/v1/me").is(200);
    everywhere.client().get(ACCOUNTS + "/" + idOf(resident)).isProblem(404, "not-found");
  }

  @Test
  void the_list_is_searched_and_comes_in_pages() {
    var mark = unique("list").substring(0, 20);
    for (int i = 0; i < 5; i++) {
      desk.create(mark + "-" + i, grant(Role.VERIFIER, HERE));
    }
    desk.create(mark + "-far", grant(Role.VERIFIER, THERE));
    var names =
        admin.pages(ACCOUNTS + "?limit=2&q=" + mark.toUpperCase()).stream()
            .flatMap(page -> page.path("items").findValuesAsText("username").stream())
            .toList();
    assertThat(names)
        .containsExactly(mark + "-0", mark + "-1", mark + "-2", mark + "-3", mark + "-4");
    assertThat(found("q=" + mark + "-0")).containsExactly(mark + "-0");
    assertThat(found("q=%25" + mark)).isEmpty();
    assertThat(found("q=" + mark.replace('-', '_'))).isEmpty();
    assertThat(found("status=disabled&q=" + mark)).isEmpty();
    admin.get(ACCOUNTS + "?status=GONE").is(400);
    admin.get(ACCOUNTS + "?cursor=nonsense%25").isProblem(400, "invalid-cursor");
    assertThat(found("q=" + "%E6%9F%90")).isNotEmpty();
  }

  private static List<String> found(String query) {
    return admin.get(ACCOUNTS + "?" + query).is(200).body().findValuesAsText("username");
  }

  @Test
  void every_change_is_in_the_audit_log_with_who_did_it() {
    var by = desk.admin(HERE);
    long id = create(by.client(), role(Role.VERIFIER, "tianqiao/"));
    desk.change(by.client(), id, Map.of("displayName", "新名")).is(200);
    desk.change(by.client(), id, Map.of("roles", List.of(role(Role.SUPERVISOR, "tianqiao/"))))
        .is(200);
    desk.step(by.client(), id, "reset-password").is(200);
    desk.step(by.client(), id, "reset-totp").is(200);
    desk.step(by.client(), id, "sign-out").is(200);
    desk.change(by.client(), id, Map.of("status", "DISABLED")).is(200);
    desk.change(by.client(), id, Map.of("status", "ACTIVE")).is(200);
    var actions =
        "SELECT GROUP_CONCAT(action ORDER BY id) = ? FROM audit_log"
            + " WHERE subject = 'account' AND subject_id = ? AND account_id = ? AND district = ?";
    assertThat(
            cases.number(
                actions,
                "account-created,roles-changed,account-renamed,roles-changed,password-reset,"
                    + "totp-reset,account-signed-out,account-disabled,account-enabled",
                Long.toString(id),
                by.id(),
                HERE))
        .isOne();
  }

  @Test
  void the_last_administrator_of_a_district_stays() {
    var district = "jining-hitech";
    var everywhere = desk.person(new Grant(Role.ADMIN, AreaPath.EVERYWHERE, null)).client();
    var only = desk.admin(district);
    var disable = Map.of("status", "DISABLED");
    var strip = Map.of("roles", List.of(role(Role.VERIFIER, district + "/")));
    desk.change(only.client(), only.id(), disable).isProblem(409, "last-administrator");
    desk.change(everywhere, only.id(), disable).isProblem(409, "last-administrator");
    desk.change(everywhere, only.id(), strip).isProblem(409, "last-administrator");

    // Somebody who has not chosen a password yet cannot administer anything.
    long next = create(everywhere, role(Role.ADMIN, district + "/"));
    desk.step(everywhere, next, "reset-password").is(200);
    desk.change(everywhere, only.id(), disable).isProblem(409, "last-administrator");

    var second = desk.admin(district);
    desk.change(second.client(), only.id(), strip).is(200);
    desk.change(everywhere, second.id(), disable).isProblem(409, "last-administrator");
  }

  @Test
  void two_administrators_cannot_remove_one_another_at_the_same_moment() throws Exception {
    var district = "liaocheng-etdz";
    var remaining =
        "SELECT COUNT(*) FROM account_grant g JOIN account a ON a.id = g.account_id"
            + " WHERE g.role = 'ADMIN' AND g.area_path = ? AND a.status = 'ACTIVE'";
    for (int round = 0; round < 10; round++) {
      var a = desk.admin(district);
      var b = desk.admin(district);
      var change =
          round % 2 == 0
              ? Map.of("status", "DISABLED")
              : Map.of("roles", List.of(role(Role.VERIFIER, district + "/")));
      var answers =
          together(
              List.<Callable<Answer>>of(
                  () -> desk.change(a.client(), b.id(), change),
                  () -> desk.change(b.client(), a.id(), change)));
      assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
      assertThat(new HashSet<>(answers.stream().map(Answer::status).toList()))
          .isSubsetOf(200, 409, 401, 403);
      assertThat(cases.number(remaining, district + "/")).isOne();
      // The operator makes room for the next two.
      node.bean(StaffAccounts.class).disable(Actor.SYSTEM, a.id());
      node.bean(StaffAccounts.class).disable(Actor.SYSTEM, b.id());
    }
  }

  private static String path(long id, String step) {
    return ACCOUNTS + "/" + id + "/" + step;
  }

  private static JsonNode read(long id) {
    return admin.get(ACCOUNTS + "/" + id).is(200).body();
  }
}
