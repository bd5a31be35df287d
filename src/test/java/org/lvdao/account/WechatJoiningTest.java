package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.account.Phones.id;
import static org.lvdao.account.Phones.number;
import static org.lvdao.local.Together.together;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** Who began with a phone number and comes to the mini program later. */
@LvdaoTest
class WechatJoiningTest {
  private final String phone = number();

  /** In the stand-in of WeChat any code is a person. */
  private final String name = "joined-" + UUID.randomUUID();

  @Inject Api api;
  @Inject Phones phones;
  @Inject Cases cases;
  @Inject AdjustableClock clock;
  @Inject AccountRepository accounts;

  private static Answer join(ApiClient resident, String code, String... confirm) {
    return resident.post("/api/v1/me/wechat", Map.of("code", code, "confirm", List.of(confirm)));
  }

  @Test
  void a_resident_of_a_phone_joins_a_wechat_and_signs_in_by_both() {
    var byPhone = phones.resident(phone);
    var joined = join(byPhone, name).is(200);
    assertThat(joined.body().path("phone").asText()).endsWith("****" + phone.substring(7));
    assertThat(id(api.resident(name))).isEqualTo(id(byPhone));
    join(byPhone, name).is(200);

    clock.advance(Duration.ofMinutes(1));
    assertThat(id(phones.resident(phone))).isEqualTo(id(byPhone));
  }

  @Test
  void the_account_the_wechat_had_becomes_one_with_it() {
    var byWechat = api.resident(name);
    var report = Cases.id(cases.submit(byWechat, "HOUSEHOLD_WASTE"));
    var byPhone = phones.resident(phone);
    join(byPhone, name).is(200);

    assertThat(byPhone.get("/api/v1/reports/mine").body().path("items").findValuesAsText("id"))
        .containsExactly(report);
    byWechat.get("/api/v1/me").isProblem(401, "unauthenticated");
    assertThat(id(api.resident(name))).isEqualTo(id(byPhone));
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM audit_log"
                    + " WHERE action IN ('wechat-joined', 'accounts-merged') AND subject_id = ?",
                id(byPhone)))
        .isEqualTo(2);
  }

  @Test
  void a_second_wechat_asks_first() {
    var first = "first-" + UUID.randomUUID();
    var resident = api.resident(first);
    var other = api.resident(name);
    var asked = join(resident, name).isProblem(409, "second-wechat");
    assertThat(asked.body().path("confirm").asText()).isEqualTo("SECOND_WECHAT");
    other.get("/api/v1/me").is(200);

    join(resident, name, "SECOND_WECHAT").is(200);
    assertThat(id(api.resident(name))).isEqualTo(id(api.resident(first))).isEqualTo(id(resident));
  }

  @Test
  void two_numbers_ask_first_and_ones_own_stays() {
    var others = number();
    var byWechat = api.resident(name);
    phones.join(byWechat, others).is(200);
    var byPhone = phones.resident(phone);
    var asked = join(byPhone, name).isProblem(409, "other-phone-goes");
    assertThat(asked.body().path("confirm").asText()).isEqualTo("OTHER_PHONE_GOES");
    assertThat(asked.body().path("detail").asText()).contains("****" + others.substring(7));
    byWechat.get("/api/v1/me").is(200);

    var joined = join(byPhone, name, "OTHER_PHONE_GOES").is(200).body();
    assertThat(joined.path("phone").asText()).endsWith("****" + phone.substring(7));
    assertThat(id(api.resident(name))).isEqualTo(id(byPhone));
    clock.advance(Duration.ofMinutes(1));
    assertThat(id(phones.resident(others))).isNotEqualTo(id(byPhone));
  }

  @Test
  void what_wechat_does_not_know_joins_nothing() {
    var byPhone = phones.resident(phone);
    join(byPhone, "bad").isProblem(400, "wechat-code-invalid");
    join(byPhone, "down").isProblem(503, "wechat-unavailable");
    join(byPhone, "").is(400);
  }

  @Test
  void the_wechat_of_a_disabled_account_joins_nobody() {
    var byWechat = api.resident(name);
    accounts.disable(Long.parseLong(id(byWechat)));
    join(phones.resident(phone), name).isProblem(409, "wechat-blocked");
  }

  @Test
  void of_two_who_join_one_wechat_at_once_one_gets_it() throws Exception {
    for (int round = 0; round < 5; round++) {
      var wanted = name + round;
      var one = phones.resident(number());
      var two = phones.resident(number());
      var answers = together(List.of(() -> join(one, wanted), () -> join(two, wanted)));

      // The second one finds the account of the first and is told that it has a number.
      assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
      var winner = answers.getFirst().status() == 200 ? one : two;
      assertThat(id(api.resident(wanted))).isEqualTo(id(winner));
    }
  }
}
