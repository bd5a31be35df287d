package org.lvdao.platform.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.SmsGatewayStandIn;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

/** A node whose messages go to a gateway that tells how they ended. */
class SmsReceiptTest {
  private static SmsGatewayStandIn gateway;
  private static TestNode node;
  private static ApiClient anonymous;

  private final String phone =
      "16%09d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000L));

  @BeforeAll
  static void start() {
    gateway = new SmsGatewayStandIn();
    node = TestNode.on(TestServers.running().seededDatabase(), gateway.settings());
    anonymous = node.api().anonymous();
  }

  @AfterAll
  static void stop() {
    node.close();
    gateway.close();
  }

  @AfterEach
  void takeMessagesAgain() {
    gateway.refuse(0);
  }

  private Answer ask() {
    return anonymous.post(
        "/api/v1/auth/otp",
        Map.of(
            "phone",
            phone,
            "purpose",
            "SIGN_IN",
            "deviceId",
            UUID.randomUUID().toString(),
            "district",
            "tianqiao"));
  }

  /** The id of the message that was sent last. */
  private String sent() {
    ask().is(200);
    return gateway.to(phone).getLast().path("id").asText();
  }

  private static String stored(String id) {
    return node.bean(Cases.class)
        .texts("SELECT CONCAT_WS(' ', state, gateway_code) FROM text_message WHERE id = ?", id)
        .getFirst();
  }

  /** How many receipts the node counted; nothing is there before the first. */
  private static double told(String state) {
    var counter =
        node.bean(MeterRegistry.class).find("lvdao.sms.receipts").tag("state", state).counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void the_gateway_tells_how_a_message_ended_and_the_first_word_counts() {
    double before = told("delivered");
    var id = sent();
    assertThat(gateway.to(phone)).hasSize(1);
    assertThat(stored(id)).isEqualTo("ACCEPTED");
    gateway.receipt(anonymous, id, "DELIVERED", null).is(204);
    gateway.receipt(anonymous, id, "FAILED", "LATE").is(204);
    assertThat(stored(id)).isEqualTo("DELIVERED");
    assertThat(told("delivered")).isEqualTo(before + 1);
    ask().isProblem(429, "codes-too-often");
  }

  @Test
  void who_did_not_get_the_message_may_ask_for_another_at_once() {
    double before = told("failed");
    var lost = sent();
    ask().isProblem(429, "codes-too-often");
    gateway.receipt(anonymous, lost, "FAILED", "UNDELIV").is(204);
    assertThat(stored(lost)).isEqualTo("FAILED UNDELIV");
    assertThat(told("failed")).isEqualTo(before + 1);

    sent();
    ask().isProblem(429, "codes-too-often");
    gateway.receipt(anonymous, lost, "FAILED", "UNDELIV").is(204);
    ask().isProblem(429, "codes-too-often");
  }

  /** Else a number that does not exist would cost the district without end. */
  @Test
  void messages_that_fail_count_for_the_hour() {
    for (int time = 0; time < 5; time++) {
      gateway.receipt(anonymous, sent(), "FAILED", "EMPTY").is(204);
    }
    ask().isProblem(429, "codes-too-often");
  }

  @Test
  void what_the_gateway_did_not_sign_just_now_is_refused() {
    var id = sent();
    var body = "{\"id\":\"%s\",\"state\":\"FAILED\"}".formatted(id);
    var path = "/api/v1/sms/receipts";
    anonymous.post(path, body).isProblem(401, "unauthenticated");
    var now = Long.toString(Instant.now().getEpochSecond());
    var signature = SmsSignature.of(SmsGatewayStandIn.SECRET, now, body);
    var signed =
        anonymous.with(SmsSignature.TIMESTAMP, now).with(SmsSignature.SIGNATURE, signature);
    signed.post(path, body.replace("FAILED", "DELIVERED")).isProblem(401, "unauthenticated");
    signed.with(SmsSignature.TIMESTAMP, "now").post(path, body).is(401);
    signed
        .with(SmsSignature.SIGNATURE, SmsSignature.of("another secret", now, body))
        .post(path, body)
        .is(401);
    for (var off : new Duration[] {Duration.ofMinutes(-6), Duration.ofMinutes(6)}) {
      gateway.signed(anonymous, body, Instant.now().plus(off)).is(401);
    }
    assertThat(stored(id)).isEqualTo("ACCEPTED");
    signed.post(path, body).is(204);
    assertThat(stored(id)).isEqualTo("FAILED");
  }

  @Test
  void a_receipt_for_nothing_of_ours_is_not_found() {
    gateway.receipt(anonymous, "1", "DELIVERED", null).isProblem(404, "not-found");
    gateway.receipt(anonymous, "x", "DELIVERED", null).isProblem(404, "not-found");
    for (var body : new String[] {"{}", "[]", "{\"id\":\"1\",\"state\":\"LOST\"}", "-"}) {
      gateway.signed(anonymous, body, Instant.now()).isProblem(400, "malformed-body");
    }
  }

  @Test
  void a_message_the_gateway_did_not_take_is_known_as_refused() {
    gateway.refuse(403);
    ask().isProblem(503, "code-not-sent");
    assertThat(gateway.to(phone)).isEmpty();
    assertThat(
            node.bean(Cases.class)
                .number("SELECT COUNT(*) FROM text_message WHERE state = 'REFUSED'"))
        .isEqualTo(1);
    gateway.refuse(0);
    ask().isProblem(429, "codes-too-often");
  }
}
