package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;

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

@LvdaoTest
class MySessionsTest {
  private static final String PATH = "/api/v1/me/sessions";

  private final String name = "devices-" + UUID.randomUUID();

  @Inject Api api;
  @Inject Cases cases;
  @Inject AdjustableClock clock;

  @Test
  void one_sees_where_one_is_signed_in() {
    var phone = signIn("Phone/1.0");
    var tablet = signIn("Tablet/2.0");

    var items = client(tablet).get(PATH).is(200).body().path("items");
    assertThat(items.findValuesAsText("device")).containsExactly("Tablet/2.0", "Phone/1.0");
    assertThat(items.findValuesAsText("current")).containsExactly("true", "false");
    var used = items.at("/1/usedAt").asText();

    clock.advance(Duration.ofMinutes(2));
    api.anonymous()
        .post(
            "/api/v1/auth/refresh",
            Map.of("refreshToken", phone.body().required("refreshToken").asText()))
        .is(200);
    items = client(tablet).get(PATH).is(200).body().path("items");
    assertThat(items.at("/1/usedAt").asText()).isGreaterThan(used);
  }

  @Test
  void the_list_comes_in_pages() {
    var last = signIn("3");
    signIn("4");
    signIn("5");
    var pages = client(last).pages(PATH + "?limit=2");
    assertThat(pages.stream().flatMap(p -> p.path("items").findValuesAsText("device").stream()))
        .containsExactly("5", "4", "3");
  }

  @Test
  void one_device_is_signed_out_and_the_others_stay() {
    var phone = client(signIn("Phone"));
    var lost = signIn("Lost");
    var id = phone.get(PATH).body().at("/items/0/id").asText();

    phone.delete(PATH + "/" + id).is(204);
    client(lost).get("/api/v1/me").isProblem(401, "unauthenticated");
    phone.get("/api/v1/me").is(200);
    assertThat(phone.get(PATH).body().path("items")).hasSize(1);
    phone.delete(PATH + "/" + id).isProblem(404, "not-found");
  }

  @Test
  void all_others_are_signed_out() {
    var phone = client(signIn("Phone"));
    var others = List.of(client(signIn("A")), client(signIn("B")));
    phone.delete(PATH).is(204);
    others.forEach(other -> other.get("/api/v1/me").is(401));
    phone.get("/api/v1/me").is(200);
  }

  @Test
  void nobody_signs_out_another_person() {
    var victim = client(signIn("Phone"));
    var id = victim.get(PATH).body().at("/items/0/id").asText();
    cases.resident().delete(PATH + "/" + id).isProblem(404, "not-found");
    cases.resident().delete(PATH).is(204);
    victim.get("/api/v1/me").is(200);
  }

  private Answer signIn(String device) {
    return api.anonymous()
        .with("User-Agent", device)
        .post("/api/v1/auth/wechat", Map.of("code", name))
        .is(200);
  }

  private ApiClient client(Answer signedIn) {
    return api.anonymous()
        .with("Authorization", "Bearer " + signedIn.body().required("accessToken").asText());
  }
}
