package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.account.StaffDesk.PASSWORD;
import static org.lvdao.account.StaffDesk.STRONG;
import static org.lvdao.account.StaffDesk.grant;

import io.micronaut.context.BeanContext;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Role;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class OwnPasswordTest {
  @Inject BeanContext beans;

  private StaffDesk desk;

  @BeforeEach
  void meet() {
    desk = new StaffDesk(beans);
  }

  private static Answer change(ApiClient client, String old, String fresh) {
    return client.post("/api/v1/me/password", Map.of("oldPassword", old, "newPassword", fresh));
  }

  @Test
  void a_changed_password_ends_the_other_sign_ins() {
    var person = desk.person(grant(Role.COLLECTOR, "tianqiao"));
    var other = desk.bearer(desk.signIn(person.name(), PASSWORD).is(200));
    change(person.client(), PASSWORD, STRONG).is(204);

    person.client().get("/api/v1/me").is(200);
    other.get("/api/v1/me").is(401);
    desk.signIn(person.name(), PASSWORD).isProblem(401, "bad-credentials");
    desk.signIn(person.name(), STRONG).is(200);
  }

  @Test
  void a_weak_password_or_a_wrong_old_one_changes_nothing() {
    var person = desk.person(grant(Role.VERIFIER, "tianqiao"));
    assertThat(refusal(change(person.client(), PASSWORD, "password1234")))
        .isEqualTo("/newPassword password-guessable");
    assertThat(refusal(change(person.client(), PASSWORD, person.name())))
        .isEqualTo("/newPassword password-guessable");
    assertThat(refusal(change(person.client(), PASSWORD, "short"))).startsWith("/newPassword size");
    assertThat(refusal(change(person.client(), "not it", STRONG)))
        .isEqualTo("/oldPassword wrong-password");
    desk.signIn(person.name(), PASSWORD).is(200);
  }

  @Test
  void who_found_an_open_screen_cannot_guess_the_old_password() {
    var person = desk.person(grant(Role.VERIFIER, "tianqiao"));
    for (int guess = 0; guess < 10; guess++) {
      change(person.client(), "guess " + guess, STRONG).is(400);
    }
    change(person.client(), PASSWORD, STRONG).isProblem(429, "too-many-attempts");
  }

  @Test
  void a_password_can_be_replaced_while_signing_in() {
    var person = desk.person(grant(Role.VERIFIER, "tianqiao"));
    desk.signIn(person.name(), PASSWORD, "newPassword", STRONG).is(200);
    person.client().get("/api/v1/me").is(401);
    desk.signIn(person.name(), STRONG).is(200);
  }

  private static String refusal(Answer answer) {
    var error = answer.is(400).body().at("/errors/0");
    return error.path("pointer").asText() + " " + error.path("code").asText();
  }
}
