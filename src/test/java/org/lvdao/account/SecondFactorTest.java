package org.lvdao.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lvdao.account.StaffDesk.PASSWORD;
import static org.lvdao.account.StaffDesk.STRONG;
import static org.lvdao.account.StaffDesk.grant;
import static org.lvdao.local.Together.together;

import io.micronaut.context.BeanContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

@LvdaoTest
class SecondFactorTest {
  private static final String TOTP = "/api/v1/auth/staff/totp";

  /** As a phone shows it: long past, so never one of those that count. */
  private static final String NEVER = "no-code";

  @Inject AdjustableClock clock;
  @Inject TotpRepository rows;

  @Inject BeanContext beans;

  private StaffDesk desk;
  private String name;
  private long id;

  @BeforeEach
  void meet() {
    desk = new StaffDesk(beans);
    name = StaffDesk.unique("coded");
    id = desk.create(name, grant(Role.DISPATCHER, "tianqiao"));
  }

  private Answer begin(String... more) {
    return post(TOTP, more);
  }

  private Answer confirm(String code) {
    return post(TOTP + "/confirm", "code", code);
  }

  private Answer post(String path, String... more) {
    var body = new HashMap<String, String>();
    body.put("username", name);
    body.put("password", PASSWORD);
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return desk.anonymous().post(path, body);
  }

  private Answer signIn(String code) {
    return desk.signIn(name, PASSWORD, "code", code);
  }

  @Test
  void signing_in_takes_a_code_once_it_is_set_up() {
    var begun = begin().is(200);
    assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
    assertThat(begun.body().path("uri").asText())
        .startsWith("otpauth://totp/Lvdao:" + name + "?secret=")
        .endsWith("&issuer=Lvdao&algorithm=SHA1&digits=6&period=30");
    desk.signIn(name, PASSWORD).is(200);
    var secret = StaffDesk.base32(begun.body().required("secret").asText());
    confirm(NEVER).isProblem(401, "bad-code");
    assertThat(confirm(desk.code(secret, 0)).is(200).body().path("recoveryCodes")).hasSize(10);

    desk.signIn(name, PASSWORD).isProblem(401, "code-required");
    signIn(NEVER).isProblem(401, "bad-code");
    desk.signIn(name, "not it", "code", desk.code(secret, 1)).isProblem(401, "bad-credentials");
    signIn(desk.code(secret, 1)).is(200);
  }

  /** The codes are read once, because the next step may begin at any moment. */
  @Test
  void no_code_is_good_twice_nor_one_before_it() {
    var secret = StaffDesk.base32(begin().is(200).body().required("secret").asText());
    var confirming = desk.code(secret, 0);
    confirm(confirming).is(200);
    signIn(confirming).isProblem(401, "bad-code");

    clock.advance(Totp.STEP.multipliedBy(3));
    var before = desk.code(secret, -1);
    var now = desk.code(secret, 0);
    var next = desk.code(secret, 1);
    signIn(now).is(200);
    signIn(now).isProblem(401, "bad-code");
    signIn(before).isProblem(401, "bad-code");
    signIn(next).is(200);

    clock.advance(Totp.STEP.multipliedBy(5));
    signIn(desk.code(secret, -2)).isProblem(401, "bad-code");
    signIn(desk.code(secret, 3)).isProblem(401, "bad-code");
    signIn(desk.code(secret, 0)).is(200);
  }

  @Test
  void of_many_who_show_the_same_code_at_once_one_gets_in() throws Exception {
    var secret = desk.enrol(name, PASSWORD);
    clock.advance(Totp.STEP.multipliedBy(3));
    var code = desk.code(secret, 0);
    var answers = together(8, () -> signIn(code));
    assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
  }

  @Test
  void codes_cannot_be_guessed_even_by_many_at_once() throws Exception {
    var secret = desk.enrol(name, PASSWORD);
    clock.advance(Totp.STEP.multipliedBy(3));
    var right =
        new HashSet<>(List.of(desk.code(secret, -1), desk.code(secret, 0), desk.code(secret, 1)));
    var guesses =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj("%06d"::formatted)
            .filter(guess -> !right.contains(guess))
            .limit(60)
            .toList();
    var answers =
        together(guesses.stream().<Callable<Answer>>map(guess -> () -> signIn(guess)).toList());

    // Those whose turn it is may look at the same time, so one more than allowed may pass a core.
    assertThat(answers.stream().filter(answer -> answer.status() == 401).count())
        .isBetween(10L, 9L + Runtime.getRuntime().availableProcessors());
    assertThat(answers).extracting(Answer::status).containsOnly(401, 429);
    signIn(desk.code(secret, 0)).isProblem(429, "too-many-attempts");
    clock.advance(Duration.ofMinutes(16));
    signIn(desk.code(secret, 0)).is(200);
  }

  @Test
  void guesses_at_the_password_and_at_the_code_are_counted_together() {
    var secret = desk.enrol(name, PASSWORD);
    for (int guess = 0; guess < 5; guess++) {
      desk.signIn(name, "guess " + guess).is(401);
      signIn(NEVER + guess).is(401);
    }
    clock.advance(Totp.STEP.multipliedBy(3));
    signIn(desk.code(secret, 0)).isProblem(429, "too-many-attempts");
    post(TOTP, "code", desk.code(secret, 0)).isProblem(429, "too-many-attempts");
  }

  @Test
  void the_code_of_a_new_secret_cannot_be_guessed_either() {
    begin().is(200);
    for (int guess = 0; guess < 10; guess++) {
      confirm(NEVER + guess).isProblem(401, "bad-code");
    }
    confirm(NEVER).isProblem(429, "too-many-attempts");
  }

  @Test
  void a_recovery_code_is_good_once() {
    var secret = StaffDesk.base32(begin().is(200).body().required("secret").asText());
    var codes = confirm(desk.code(secret, 0)).is(200).body().required("recoveryCodes");
    var first = codes.get(0).asText();
    signIn(" " + first.toLowerCase().replace("-", " ") + " ").is(200);
    signIn(first).isProblem(401, "bad-code");
    signIn(codes.get(9).asText()).is(200);

    // Another phone needs a code too, and makes the old codes worthless.
    begin().isProblem(401, "code-required");
    begin("code", NEVER).isProblem(401, "bad-code");
    var again = begin("code", codes.get(1).asText()).is(200).body();
    var other = StaffDesk.base32(again.required("secret").asText());
    confirm(desk.code(other, 0)).is(200);
    clock.advance(Totp.STEP.multipliedBy(3));
    signIn(codes.get(2).asText()).isProblem(401, "bad-code");
    signIn(desk.code(secret, 0)).isProblem(401, "bad-code");
    signIn(desk.code(other, 0)).is(200);
  }

  @Test
  void a_secret_is_confirmed_within_15_minutes_or_not_at_all() {
    var secret = StaffDesk.base32(begin().is(200).body().required("secret").asText());
    clock.advance(Duration.ofMinutes(15));
    confirm(desk.code(secret, 0)).isProblem(401, "bad-code");
    desk.signIn(name, PASSWORD).is(200);
  }

  @Test
  void secrets_are_sealed_for_their_account() {
    var secret = desk.enrol(name, PASSWORD);
    var stored = rows.lock(id, true).orElseThrow().secret();
    var secrets = beans.getBean(TotpSecrets.class);
    assertThat(new String(stored, ISO_8859_1)).doesNotContain(new String(secret, ISO_8859_1));
    assertThat(secrets.open(id, stored)).isEqualTo(secret);
    assertThatThrownBy(() -> secrets.open(id + 1, stored))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_administrator_can_take_the_codes_off_a_lost_phone() {
    desk.enrol(name, PASSWORD);
    var admin = desk.admin("tianqiao").client();
    assertThat(admin.get(StaffDesk.ACCOUNTS + "/" + id).body().path("totp").asBoolean()).isTrue();
    var reset = desk.step(admin, id, "reset-totp").is(200);
    assertThat(reset.body().path("totp").asBoolean()).isFalse();
    desk.signIn(name, PASSWORD).is(200);
  }

  @Test
  void a_weak_new_password_does_not_use_up_the_code() {
    var secret = desk.enrol(name, PASSWORD);
    clock.advance(Totp.STEP.multipliedBy(3));
    var code = desk.code(secret, 0);
    desk.signIn(name, PASSWORD, "code", code, "newPassword", "password1234").is(400);
    desk.signIn(name, PASSWORD, "code", code, "newPassword", STRONG).is(200);
  }

  @Test
  void where_codes_are_required_a_password_alone_only_sets_them_up() {
    var database = TestServers.running().freshDatabase();
    try (var node = TestNode.on(database, Map.of("lvdao.staff.totp", "required"))) {
      var strict = new StaffDesk(node.beans());
      var staff = StaffDesk.unique("staff");
      strict.create(staff, grant(Role.DISPATCHER, "tianqiao"));
      var collector = StaffDesk.unique("collector");
      strict.create(collector, grant(Role.COLLECTOR, "tianqiao"));

      strict.signIn(collector, PASSWORD).is(200);
      strict.signIn(staff, "not it").isProblem(401, "bad-credentials");
      strict.signIn(staff, PASSWORD).isProblem(403, "totp-required");
      var secret = strict.enrol(staff, PASSWORD);
      strict.signIn(staff, PASSWORD).isProblem(401, "code-required");
      strict.signIn(staff, PASSWORD, "code", strict.code(secret, 1)).is(200);
    }
  }
}
