package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.account.Phones.JOIN;
import static org.lvdao.account.Phones.SIGN_IN;
import static org.lvdao.account.Phones.device;
import static org.lvdao.account.Phones.number;
import static org.lvdao.account.Phones.proof;
import static org.lvdao.account.Phones.wrong;
import static org.lvdao.local.Together.together;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.SmsStandIn;
import org.lvdao.local.TestNode;
import org.lvdao.report.Cases;

@LvdaoTest
class PhoneSignInTest {
  private static final String TRIES = "SELECT COALESCE(SUM(tries), 0) FROM one_time_code";

  private final String phone = number();
  private final String device = device();

  @Inject Api api;
  @Inject Phones phones;
  @Inject SmsStandIn sms;
  @Inject Cases cases;
  @Inject AdjustableClock clock;

  @AfterEach
  void bringTheCarrierBack() {
    sms.away(false);
  }

  @Test
  void a_resident_signs_in_by_phone_and_stays_the_same_person() {
    var first = phones.signIn(phone, phones.code(phone, SIGN_IN, device), device).is(200);
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    var me = phones.signedIn(first).get("/api/v1/me").is(200).body();
    assertThat(me.path("kind").asText()).isEqualTo("RESIDENT");
    assertThat(me.path("phone").asText())
        .isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));

    clock.advance(Duration.ofMinutes(1));
    assertThat(phones.resident(phone).get("/api/v1/me").body().path("id")).isEqualTo(me.path("id"));
  }

  @Test
  void the_code_comes_by_text_message_and_the_answer_tells_nothing() {
    var unknown = phones.ask(phone, SIGN_IN, device).is(200);
    assertThat(sms.to(phone)).hasSize(1);
    assertThat(sms.to(phone).getFirst().template()).isEqualTo("sign-in-code");
    assertThat(sms.code(phone)).matches("\\d{6}");
    phones.signIn(phone, sms.code(phone), device).is(200);

    clock.advance(Duration.ofMinutes(1));
    var known = phones.ask(phone, SIGN_IN, device).is(200);
    assertThat(known.text()).isEqualTo(unknown.text());
    assertThat(known.body().path("expiresIn").asInt()).isEqualTo(300);
    assertThat(known.body().path("resendAfter").asInt()).isEqualTo(60);
  }

  @Test
  void a_code_is_good_for_its_phone_device_and_purpose_only() {
    var code = phones.code(phone, SIGN_IN, device);
    refused(phones.signIn(number(), code, device));
    refused(phones.signIn(phone, code, device()));
    refused(phones.join(cases.resident(), phone, code, device));
    phones.signIn(phone, code, device).is(200);

    var joining = number();
    var other = phones.code(joining, JOIN, device);
    assertThat(sms.to(joining).getFirst().template()).isEqualTo("join-phone-code");
    refused(phones.signIn(joining, other, device));
  }

  @Test
  void a_code_is_good_for_five_minutes() {
    var early = number();
    var earlyCode = phones.code(early, SIGN_IN, device);
    var code = phones.code(phone, SIGN_IN, device);
    clock.advance(Duration.ofMinutes(4));
    phones.signIn(early, earlyCode, device).is(200);
    clock.advance(Duration.ofMinutes(1));
    refused(phones.signIn(phone, code, device));
    clock.reset();
    phones.signIn(phone, code, device).is(200);
  }

  @Test
  void the_next_code_replaces_the_one_before() {
    var first = phones.code(phone, SIGN_IN, device);
    clock.advance(Duration.ofMinutes(1));
    var second = phones.code(phone, SIGN_IN, device);
    if (!first.equals(second)) {
      refused(phones.signIn(phone, first, device));
    }
    phones.signIn(phone, second, device).is(200);
  }

  @Test
  void of_two_taps_one_signs_in() throws Exception {
    var code = phones.code(phone, SIGN_IN, device);
    Callable<Answer> tap = () -> phones.signIn(phone, code, device);
    var answers = together(List.of(tap, tap, tap, tap));
    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    answers.stream().filter(answer -> answer.status() != 200).forEach(PhoneSignInTest::refused);

    var sessions =
        phones
            .signedIn(answers.stream().filter(a -> a.status() == 200).findFirst().orElseThrow())
            .get("/api/v1/me/sessions")
            .is(200);
    assertThat(sessions.body().path("items")).hasSize(1);
  }

  @Test
  void first_sign_ins_from_two_devices_at_once_make_one_account() throws Exception {
    var other = device();
    var code = phones.code(phone, SIGN_IN, device);
    clock.advance(Duration.ofMinutes(1));
    var otherCode = phones.code(phone, SIGN_IN, other);
    var answers =
        together(
            List.of(
                () -> phones.signIn(phone, code, device),
                () -> phones.signIn(phone, otherCode, other)));
    assertThat(answers.stream().map(answer -> Phones.id(phones.signedIn(answer))).distinct())
        .hasSize(1);
  }

  @Test
  void the_right_code_comes_through_after_four_wrong_ones_but_not_after_five() {
    var code = phones.code(phone, SIGN_IN, device);
    for (int guess = 0; guess < 4; guess++) {
      refused(phones.signIn(phone, wrong(code), device));
    }
    phones.signIn(phone, code, device).is(200);

    var unlucky = number();
    var other = phones.code(unlucky, SIGN_IN, device);
    for (int guess = 0; guess < 5; guess++) {
      refused(phones.signIn(unlucky, wrong(other), device));
    }
    refused(phones.signIn(unlucky, other, device));
  }

  @Test
  void guessing_from_many_threads_at_two_nodes_gets_five_tries() throws Exception {
    try (var other = TestNode.join()) {
      var code = phones.code(phone, SIGN_IN, device);
      var guesses = new ArrayList<Callable<Answer>>();
      for (int guess = 0; guess < 60; guess++) {
        var node = guess % 2 == 0 ? api.anonymous() : api.anonymous().at(other);
        var body = proof(phone, guesses(code, guess), device);
        guesses.add(() -> node.post("/api/v1/auth/phone", body));
      }
      long before = cases.number(TRIES);
      together(guesses).forEach(PhoneSignInTest::refused);

      assertThat(cases.number(TRIES) - before).isEqualTo(5);
      refused(phones.signIn(phone, code, device));
    }
  }

  /** The right code among them: it gets in only if it is one of the five. */
  @Test
  void a_storm_that_holds_the_right_code_signs_in_once_or_never() throws Exception {
    try (var other = TestNode.join()) {
      int entered = 0;
      for (int storm = 0; storm < 5; storm++) {
        var target = number();
        var code = phones.code(target, SIGN_IN, device);
        var guesses = new ArrayList<Callable<Answer>>();
        for (int guess = 0; guess < 40; guess++) {
          var node = guess % 2 == 0 ? api.anonymous() : api.anonymous().at(other);
          var body = proof(target, guess < 4 ? code : guesses(code, guess), device);
          guesses.add(() -> node.post("/api/v1/auth/phone", body));
        }
        Collections.shuffle(guesses);
        var in = together(guesses).stream().filter(answer -> answer.status() == 200).count();
        assertThat(in).isBetween(0L, 1L);
        entered += (int) in;
      }
      System.out.printf("[codes] %d of 5 storms with 4 right codes among 40 got in%n", entered);
    }
  }

  @Test
  void when_the_carrier_is_away_the_person_is_told_and_asks_again() {
    sms.away(true);
    var refused = phones.ask(phone, SIGN_IN, device).isProblem(503, "code-not-sent");
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    sms.away(false);
    clock.advance(Duration.ofMinutes(1));
    phones.signIn(phone, phones.code(phone, SIGN_IN, device), device).is(200);
  }

  @Test
  void mistakes_are_named() {
    var answer =
        api.anonymous()
            .post(
                "/api/v1/auth/otp",
                Map.of(
                    "phone", "12345678901",
                    "purpose", SIGN_IN,
                    "deviceId", "short",
                    "district", "tianqiao"))
            .isProblem(400, "invalid-request");
    assertThat(answer.body().path("errors").findValuesAsText("pointer"))
        .containsExactly("/deviceId", "/phone");
    var nowhere =
        api.anonymous()
            .post(
                "/api/v1/auth/otp",
                Map.of(
                    "phone", phone,
                    "purpose", SIGN_IN,
                    "deviceId", device,
                    "district", "nowhere"))
            .isProblem(400, "invalid-request");
    assertThat(nowhere.body().at("/errors/0/pointer").asText()).isEqualTo("/district");
    assertThat(sms.to(phone)).isEmpty();
  }

  /** Sixty different wrong codes. */
  private static String guesses(String code, int guess) {
    return "%06d".formatted((Integer.parseInt(code) + 1 + guess) % 1_000_000);
  }

  private static void refused(Answer answer) {
    answer.isProblem(400, "code-invalid");
    assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/code");
  }
}
