package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

@LvdaoTest
class MessageCleanupTest {
  @Inject MessageCleanup cleanup;
  @Inject Cases cases;
  @Inject Told told;

  private long devices(ApiClient client) {
    var account = client.get("/api/v1/me").body().get("id").asText();
    return cases.number("SELECT COUNT(*) FROM device WHERE account_id = ?", account);
  }

  @Test
  void messages_go_after_a_year() {
    var client = told.person().client();
    var kept = told.acceptedOf(client).get("id").asText();
    var age = "UPDATE message SET created_at = UTC_TIMESTAMP(3) - INTERVAL ? DAY WHERE id = ?";

    cases.change(age, 365, kept);
    cleanup.clean();
    assertThat(Told.messages(client)).hasSize(1);
    cases.change(age, 367, kept);
    cleanup.clean();
    assertThat(Told.messages(client)).isEmpty();
  }

  @Test
  void an_app_that_nobody_opens_is_forgotten() {
    var client = told.person().client();
    var id = Told.register(client, "token-seen-" + System.nanoTime());
    var age = "UPDATE device SET seen_at = UTC_TIMESTAMP(3) - INTERVAL ? DAY WHERE id = ?";

    cases.change(age, 269, id);
    cleanup.clean();
    assertThat(devices(client)).isEqualTo(1);
    cases.change(age, 271, id);
    cleanup.clean();
    assertThat(devices(client)).isZero();
  }

  @Test
  void of_many_devices_the_twenty_seen_last_stay() {
    var client = told.person().client();
    var first = Told.register(client, "token-first-" + System.nanoTime());
    cases.change(
        "UPDATE device SET seen_at = UTC_TIMESTAMP(3) - INTERVAL 1 DAY WHERE id = ?", first);
    for (int i = 0; i < 20; i++) {
      Told.device(client);
    }

    assertThat(devices(client)).isEqualTo(20);
    assertThat(cases.number("SELECT COUNT(*) FROM device WHERE id = ?", first)).isZero();
  }
}
