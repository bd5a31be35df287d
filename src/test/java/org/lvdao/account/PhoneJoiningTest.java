package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.account.Phones.JOIN;
import static org.lvdao.account.Phones.device;
import static org.lvdao.account.Phones.id;
import static org.lvdao.account.Phones.number;
import static org.lvdao.local.Together.together;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

@LvdaoTest
class PhoneJoiningTest {
  private static final String AUDITED =
      "SELECT COUNT(*) FROM audit_log WHERE action = 'accounts-merged' AND subject_id = ?";

  private final String phone = number();

  @Inject Api api;
  @Inject Phones phones;
  @Inject Cases cases;
  @Inject AdjustableClock clock;
  @Inject AccountMerging merging;
  @Inject AccountRepository accounts;

  @Test
  void a_resident_of_wechat_joins_a_phone_and_signs_in_by_both() {
    var name = "joins-" + UUID.randomUUID();
    var wechat = api.resident(name);
    var joined = phones.join(wechat, phone).is(200);
    assertThat(joined.body().path("phone").asText()).endsWith("****" + phone.substring(7));
    assertThat(joined.header("ETag")).isNotNull();

    clock.advance(Duration.ofMinutes(1));
    assertThat(id(phones.resident(phone))).isEqualTo(id(wechat)).isEqualTo(id(api.resident(name)));
  }

  @Test
  void twice_is_once() throws Exception {
    var wechat = cases.resident();
    var device = device();
    var code = phones.code(phone, JOIN, device);
    Callable<Answer> tap = () -> phones.join(wechat, phone, code, device);
    together(List.of(tap, tap, tap)).forEach(answer -> answer.is(200));
    phones.join(wechat, phone, code, device).is(200);
  }

  /** Else whoever holds somebody's session could find the digits that are not shown. */
  @Test
  void ones_own_number_is_not_told_from_another_without_a_code() {
    var wechat = cases.resident();
    var device = device();
    var code = phones.code(phone, JOIN, device);
    phones.join(wechat, phone, code, device).is(200);
    phones.join(wechat, phone, Phones.wrong(code), device).isProblem(400, "code-invalid");
    phones.join(wechat, phone, code, device()).isProblem(400, "code-invalid");
  }

  @Test
  void wechat_itself_tells_the_number() {
    var wechat = cases.resident();
    byWechat(wechat, phone).is(200);
    byWechat(wechat, phone).isProblem(400, "wechat-code-invalid");
    byWechat(wechat, "down").isProblem(503, "wechat-unavailable");
    byWechat(wechat, "12345678901").is(400);
    assertThat(id(phones.resident(phone))).isEqualTo(id(wechat));
  }

  @Test
  void an_access_token_that_wechat_takes_no_more_is_replaced() {
    byWechat(cases.resident(), number()).is(200);
    TestServers.running().wechat().tokens().end();
    byWechat(cases.resident(), number()).is(200);
  }

  @Test
  void the_accounts_of_one_person_become_one_with_all_they_have() {
    var byPhone = phones.resident(phone);
    byPhone.patch("/api/v1/me", Map.of("nickname", "小明")).is(200);
    var report = Cases.id(cases.submit(byPhone, "HOUSEHOLD_WASTE"));
    var unused = cases.photo(byPhone);
    var lost = id(byPhone);

    var wechat = cases.resident();
    var mine = Cases.id(cases.submit(wechat, "HOUSEHOLD_WASTE"));
    var others = Cases.id(cases.submit(cases.resident(), "HOUSEHOLD_WASTE"));
    support(byPhone, mine);
    support(byPhone, others);
    support(wechat, others);
    support(wechat, report);

    clock.advance(Duration.ofMinutes(1));
    var me = phones.join(wechat, phone).is(200).body();
    assertThat(me.path("id").asText()).isNotEqualTo(lost);
    assertThat(me.path("nickname").asText()).isEqualTo("小明");
    assertThat(wechat.get("/api/v1/reports/mine").body().path("items").findValuesAsText("id"))
        .contains(report, mine);
    // The voices: one of two for another's case, none for one's own cases.
    assertThat(voices(others)).isEqualTo(1);
    assertThat(voices(mine)).isZero();
    assertThat(voices(report)).isZero();
    wechat.post("/api/v1/reports", cases.report("HOUSEHOLD_WASTE", unused)).is(201);

    byPhone.get("/api/v1/me").isProblem(401, "unauthenticated");
    assertThat(cases.number(AUDITED, me.path("id").asText())).isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(id(phones.resident(phone))).isEqualTo(me.path("id").asText());
  }

  @Test
  void staff_who_had_read_a_case_before_it_changed_hands_do_not_give_it_back() {
    var byPhone = phones.resident(phone);
    var report = Cases.id(cases.submit(byPhone, "HOUSEHOLD_WASTE"));
    long read = cases.version(report);
    clock.advance(Duration.ofMinutes(1));
    var wechat = cases.resident();
    phones.join(wechat, phone).is(200);

    var dispatcher = api.staff("dispatcher.tianqiao");
    var accept = "/api/v1/staff/reports/" + report + "/accept";
    dispatcher.with("If-Match", "\"" + read + "\"").post(accept).isProblem(412, "stale-version");
    dispatcher.with("If-Match", "\"" + cases.version(report) + "\"").post(accept).is(200);
    assertThat(wechat.get("/api/v1/reports/mine").body().path("items").findValuesAsText("id"))
        .containsExactly(report);
  }

  @Test
  void what_was_under_way_while_the_accounts_became_one_follows() {
    var byPhone = phones.resident(phone);
    long from = Long.parseLong(id(byPhone));
    var wechat = cases.resident();
    clock.advance(Duration.ofMinutes(1));
    phones.join(wechat, phone).is(200);

    // As a request leaves it that was let in before the merge and ended after it.
    var stray = Cases.id(cases.submit(wechat, "HOUSEHOLD_WASTE"));
    cases.change("UPDATE report SET reporter_id = ? WHERE id = ?", from, stray);
    merging.moveStragglers();
    assertThat(wechat.get("/api/v1/reports/mine").body().path("items").findValuesAsText("id"))
        .containsExactly(stray);
  }

  @Test
  void a_second_wechat_on_a_phone_asks_first_and_the_code_stays_good() {
    var firstName = "first-" + UUID.randomUUID();
    var first = api.resident(firstName);
    phones.join(first, phone).is(200);
    var lost = id(first);

    clock.advance(Duration.ofMinutes(1));
    var second = cases.resident();
    var device = device();
    var code = phones.code(phone, JOIN, device);
    var asked = phones.join(second, phone, code, device).isProblem(409, "second-wechat");
    assertThat(asked.body().path("confirm").asText()).isEqualTo("SECOND_WECHAT");
    first.get("/api/v1/me").is(200);
    assertThat(second.get("/api/v1/me").body().path("phone").isNull()).isTrue();

    phones.join(second, phone, code, device, "SECOND_WECHAT").is(200);
    assertThat(id(api.resident(firstName))).isEqualTo(id(second)).isNotEqualTo(lost);
    first.get("/api/v1/me").is(401);
  }

  @Test
  void another_number_asks_first() {
    var wechat = cases.resident();
    phones.join(wechat, phone).is(200);
    var next = number();
    var device = device();
    var code = phones.code(next, JOIN, device);
    var asked = phones.join(wechat, next, code, device).isProblem(409, "phone-replaces");
    assertThat(asked.body().path("confirm").asText()).isEqualTo("PHONE_REPLACES");
    assertThat(asked.body().path("detail").asText()).contains("****" + phone.substring(7));

    phones.join(wechat, next, code, device, "PHONE_REPLACES").is(200);
    assertThat(wechat.get("/api/v1/me").body().path("phone").asText())
        .isEqualTo(next.substring(0, 3) + "****" + next.substring(7));
    clock.advance(Duration.ofMinutes(1));
    assertThat(id(phones.resident(phone))).isNotEqualTo(id(wechat));
  }

  @Test
  void a_code_guessed_wrong_joins_nothing() {
    var owner = phones.resident(phone);
    clock.advance(Duration.ofMinutes(1));
    var thief = cases.resident();
    var device = device();
    var code = phones.code(phone, JOIN, device);
    for (int guess = 0; guess < 5; guess++) {
      phones.join(thief, phone, Phones.wrong(code), device).isProblem(400, "code-invalid");
    }
    phones.join(thief, phone, code, device).isProblem(400, "code-invalid");
    owner.get("/api/v1/me").is(200);
  }

  @Test
  void the_number_of_a_disabled_account_joins_nobody() {
    var owner = phones.resident(phone);
    accounts.disable(Long.parseLong(id(owner)));
    clock.advance(Duration.ofMinutes(1));
    phones.join(cases.resident(), phone).isProblem(409, "phone-blocked");
  }

  @Test
  void of_two_wechats_that_join_one_phone_at_once_one_gets_it() throws Exception {
    try (var other = TestNode.join()) {
      for (int round = 0; round < 5; round++) {
        var number = number();
        var byPhone = phones.resident(number);
        var report = Cases.id(cases.submit(byPhone, "HOUSEHOLD_WASTE"));
        var device = device();
        clock.advance(Duration.ofMinutes(1));
        var code = phones.code(number, JOIN, device);
        var otherDevice = device();
        clock.advance(Duration.ofMinutes(1));
        var otherCode = phones.code(number, JOIN, otherDevice);
        clock.reset();
        var first = cases.resident();
        var second = cases.resident().at(other);
        var answers =
            together(
                List.of(
                    () -> phones.join(first, number, code, device),
                    () -> phones.join(second, number, otherCode, otherDevice)));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(1);
        var winner = answers.getFirst().status() == 200 ? first : second;
        assertThat(winner.get("/api/v1/reports/mine").body().path("items").findValuesAsText("id"))
            .containsExactly(report);
      }
    }
  }

  @Test
  void two_accounts_that_join_each_others_phone_at_once_become_one() throws Exception {
    for (int round = 0; round < 5; round++) {
      var one = number();
      var two = number();
      var first = phones.resident(one);
      var second = phones.resident(two);
      clock.advance(Duration.ofMinutes(1));
      var device = device();
      var oneCode = phones.code(one, JOIN, device);
      var twoCode = phones.code(two, JOIN, device);
      var answers =
          together(
              List.of(
                  () -> phones.join(first, two, twoCode, device, "PHONE_REPLACES"),
                  () -> phones.join(second, one, oneCode, device, "PHONE_REPLACES")));

      assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
      assertThat(answers).allMatch(answer -> answer.status() < 500);
      var alive = List.of(first, second).stream().filter(PhoneJoiningTest::isSignedIn).toList();
      assertThat(alive).hasSize(1);
    }
  }

  private static boolean isSignedIn(ApiClient resident) {
    return resident.get("/api/v1/me").status() == 200;
  }

  private static Answer byWechat(ApiClient resident, String code) {
    return resident.post("/api/v1/me/phone/wechat", Map.of("code", code));
  }

  private static void support(ApiClient resident, String report) {
    resident.post("/api/v1/reports/" + report + "/supports").is(200);
  }

  private long voices(String report) {
    return cases.number("SELECT COUNT(*) FROM report_support WHERE report_id = ?", report);
  }
}
