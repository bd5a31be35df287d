package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.SubscribeMessageBox;
import org.lvdao.report.Cases;

@LvdaoTest
class PreferencesTest {
  private static final String PREFERENCES = "/api/v1/me/notification-preferences";

  @Inject Cases cases;

  @Test
  void who_never_chose_has_quiet_nights() {
    var usual = cases.resident().get(PREFERENCES).is(200).body();
    assertThat(usual.at("/quietHours/from").asText()).isEqualTo("22:00");
    assertThat(usual.at("/quietHours/to").asText()).isEqualTo("08:00");
    assertThat(usual.get("mutedTopics")).isEmpty();
    // The profile has the language.
    assertThat(usual.has("language")).isFalse();
  }

  @Test
  void what_one_chooses_is_kept() {
    var client = cases.resident();
    Told.prefer(client, Map.of("from", "12:30", "to", "14:00"), List.of("REPORT"));
    var kept = client.get(PREFERENCES).is(200).body();
    assertThat(kept.at("/quietHours/from").asText()).isEqualTo("12:30");
    assertThat(kept.at("/quietHours/to").asText()).isEqualTo("14:00");
    assertThat(kept.at("/mutedTopics/0").asText()).isEqualTo("REPORT");

    Told.prefer(client, null, List.of());
    assertThat(client.get(PREFERENCES).is(200).body().get("quietHours").isNull()).isTrue();
  }

  @Test
  void a_token_belongs_to_who_brought_it_last() {
    var first = cases.resident();
    var second = cases.resident();
    var token = Told.device(first);
    var id = Told.register(first, token);
    assertThat(Told.register(second, token)).isEqualTo(id);

    first.delete("/api/v1/me/devices/" + id).isProblem(404, "not-found");
    second.delete("/api/v1/me/devices/" + id).is(204);
    second.delete("/api/v1/me/devices/" + id).isProblem(404, "not-found");
  }

  @Test
  void each_tap_is_one_credit_and_a_repeated_request_none() {
    var client = cases.resident();
    var tap = Map.of("templateId", SubscribeMessageBox.TEMPLATE);
    assertThat(credits(client.get("/api/v1/me/subscriptions").is(200).body().at("/items/0")))
        .isZero();

    var sameKey = client.with("Idempotency-Key", "tap-1");
    sameKey.post("/api/v1/me/subscriptions", tap).is(200);
    assertThat(credits(sameKey.post("/api/v1/me/subscriptions", tap).is(200).body())).isEqualTo(1);
    assertThat(credits(client.post("/api/v1/me/subscriptions", tap).is(200).body())).isEqualTo(2);

    client
        .post("/api/v1/me/subscriptions", Map.of("templateId", "another"))
        .isProblem(400, "invalid-request");
  }

  private static int credits(JsonNode subscription) {
    return subscription.required("credits").asInt();
  }
}
