package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.kernel.Ids;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.ApiClient;
import org.lvdao.local.FcmStandIn;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

/** Small messages become one push; the inbox has each at once. */
@LvdaoTest
class DigestsTest {
  private final FcmStandIn fcm = TestServers.running().fcm();

  @Inject Told told;
  @Inject Cases cases;
  @Inject NoticeHandler handler;
  @Inject Digests digests;
  @Inject AdjustableClock clock;
  @Inject Ids ids;

  /** Somebody whose small messages are collected for half an hour. */
  private record Collector(ApiClient client, long account, String token) {}

  private Collector collector() {
    var client = told.person().client();
    var wanted = new HashMap<String, Object>();
    wanted.put("mutedTopics", List.of());
    wanted.put("digestMinutes", 30);
    client.put("/api/v1/me/notification-preferences", wanted).is(200);
    long account = Long.parseLong(client.get("/api/v1/me").is(200).body().get("id").asText());
    return new Collector(client, account, Told.device(client));
  }

  private void tell(Collector person, MessageKind... kinds) {
    var notices = new ArrayList<NoticeEvent>();
    for (var kind : kinds) {
      notices.add(
          new NoticeEvent(
              ids.next(),
              1,
              kind,
              person.account(),
              clock.instant(),
              Map.of("caseNo", "TQ-1"),
              "/reports/1"));
    }
    handler.handle(notices);
  }

  private List<String> titles(Collector person) {
    return fcm.deliveredTo(person.token()).stream()
        .map(push -> push.at("/notification/title").asText())
        .toList();
  }

  private void pass(Duration time) {
    clock.advance(time);
    digests.check();
  }

  @Test
  void small_ones_are_one_push_and_others_come_at_once() {
    var person = collector();
    tell(
        person,
        MessageKind.REPORT_ACCEPTED,
        MessageKind.REPORT_DISPATCHED,
        MessageKind.REPORT_CLOSED,
        MessageKind.REPORT_HANDLED);
    assertThat(Told.messages(person.client())).hasSize(4);
    Awaitility.await().until(() -> !titles(person).isEmpty());
    pass(Duration.ofMinutes(29));
    assertThat(titles(person)).containsExactly("您的上报已结案");

    pass(Duration.ofMinutes(2));
    Awaitility.await().until(() -> titles(person).size() == 2);
    assertThat(titles(person)).containsExactly("您的上报已结案", "您有 3 条新消息");
    var push = fcm.deliveredTo(person.token()).get(1);
    assertThat(push.at("/data/path").asText()).isEqualTo("/messages");

    pass(Duration.ofHours(1));
    Awaitility.await().until(() -> waitingOf(person) == 0);
    assertThat(titles(person)).hasSize(2);
  }

  @Test
  void one_alone_is_pushed_as_it_is() {
    var person = collector();
    tell(person, MessageKind.REPORT_ACCEPTED);
    pass(Duration.ofMinutes(31));
    Awaitility.await().until(() -> !titles(person).isEmpty());
    assertThat(titles(person)).containsExactly("您的上报已受理");
  }

  @Test
  void what_was_read_meanwhile_is_not_pushed() {
    var person = collector();
    tell(person, MessageKind.REPORT_ACCEPTED, MessageKind.REPORT_DISPATCHED);
    person.client().post("/api/v1/messages/read").is(204);
    tell(person, MessageKind.REPORT_HANDLED);
    pass(Duration.ofMinutes(31));
    Awaitility.await().until(() -> !titles(person).isEmpty());
    assertThat(titles(person)).containsExactly("您的上报已处置完成");
  }

  @Test
  void two_nodes_let_each_digest_out_once() {
    var people = new ArrayList<Collector>();
    for (int i = 0; i < 12; i++) {
      people.add(collector());
      tell(people.getLast(), MessageKind.REPORT_ACCEPTED, MessageKind.REPORT_DISPATCHED);
    }
    try (var other = TestNode.join()) {
      other.bean(AdjustableClock.class).advance(Duration.ofMinutes(31));
      clock.advance(Duration.ofMinutes(31));
      var both =
          List.of(digests, other.bean(Digests.class), digests, other.bean(Digests.class)).stream()
              .map(each -> CompletableFuture.runAsync(each::check, Thread::startVirtualThread))
              .toList();
      both.forEach(CompletableFuture::join);
      Awaitility.await().until(() -> people.stream().allMatch(person -> waitingOf(person) == 0));
    }
    for (var person : people) {
      Awaitility.await().until(() -> !titles(person).isEmpty());
      assertThat(titles(person)).containsExactly("您有 2 条新消息");
    }
  }

  /** Digests and their pushes that have not come yet. */
  private long waitingOf(Collector person) {
    return cases.number(
        """
        SELECT (SELECT COUNT(*) FROM message_digest WHERE account_id = ?)
             + (SELECT COUNT(*) FROM outbox o JOIN message m ON m.id = o.aggregate_id
                 WHERE m.account_id = ?)
        """,
        person.account(),
        person.account());
  }

  @ParameterizedTest
  @CsvSource({
    // Quiet hours of 22:00 to 08:00.
    "REPORT_ACCEPTED, , 2026-03-02T21:59:00, ",
    "REPORT_ACCEPTED, , 2026-03-02T23:00:00, 2026-03-03T08:00:00",
    "REPORT_ACCEPTED, 60, 2026-03-02T23:00:00, 2026-03-03T08:00:00",
    "REPORT_ACCEPTED, 60, 2026-03-02T12:00:00, 2026-03-02T13:00:00",
    "REPORT_CLOSED, 60, 2026-03-02T12:00:00, ",
    "REPORT_CLOSED, 60, 2026-03-02T23:00:00, ",
    "ANNOUNCEMENT, 60, 2026-03-02T12:00:00, "
  })
  void it_ends_with_the_quiet_hours_or_after_the_time_one_chose(
      MessageKind kind, Integer minutes, String now, String end) {
    var preferences = new NotificationPreferences(QuietHours.USUAL, List.of(), minutes);
    assertThat(Digests.end(kind, preferences, at(now))).isEqualTo(end == null ? null : at(end));
    var muted = new NotificationPreferences(null, List.of(kind.topic()), minutes);
    assertThat(Digests.end(kind, muted, at(now))).isNull();
  }

  private static Instant at(String local) {
    return OffsetDateTime.parse(local + "+08:00").toInstant();
  }
}
