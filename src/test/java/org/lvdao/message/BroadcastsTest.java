package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.FcmStandIn;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.Cases;

/** Announcements over HTTP. Each test has a community of its own. */
@LvdaoTest
class BroadcastsTest {
  private static final String BROADCASTS = "/api/v1/staff/broadcasts";
  private static final String TITLE = "收运时间调整";

  private final FcmStandIn fcm = TestServers.running().fcm();

  @Inject Cases cases;
  @Inject Told told;
  @Inject Neighbours neighbours;
  @Inject BroadcastSending sending;
  @Inject AnnouncementDelivery delivery;
  @Inject Transactions transactions;
  @Inject AdjustableClock clock;

  private ApiClient admin() {
    return cases.staff("admin");
  }

  private static Map<String, Object> draft(String... areas) {
    var draft = new HashMap<String, Object>();
    draft.put("district", "tianqiao");
    draft.put("zh", Map.of("title", TITLE, "body", "元旦期间收运时间调整为每日七时。"));
    draft.put("audience", audience(areas));
    return draft;
  }

  private static Map<String, Object> audience(String... areas) {
    return new HashMap<>(Map.of("areas", List.of(areas)));
  }

  private String drafted(Map<String, ?> draft) {
    return Cases.id(admin().post(BROADCASTS, draft).is(201));
  }

  private Answer send(String id, Map<String, ?> when) {
    return admin().with("If-Match", "\"0\"").post(BROADCASTS + "/" + id + "/send", when);
  }

  private Answer cancel(String id) {
    var tag = admin().get(BROADCASTS + "/" + id).is(200).header("ETag");
    return admin().with("If-Match", tag).post(BROADCASTS + "/" + id + "/cancel");
  }

  private JsonNode read(String id) {
    return admin().get(BROADCASTS + "/" + id).is(200).body();
  }

  private JsonNode awaitEnd(String id) {
    return Awaitility.await()
        .until(() -> read(id), broadcast -> broadcast.get("state").asText().equals("SENT"));
  }

  private long rows(String id) {
    return cases.number("SELECT COUNT(*) FROM message WHERE notice_key = ?", "broadcast/" + id);
  }

  /** Sends it at a time that has come for this thread only. */
  private Instant sendLater(String id) {
    var at = clock.instant().plus(Duration.ofDays(2));
    send(id, Map.of("sendAt", at.toString())).is(200);
    return at;
  }

  private boolean goOn(String id, Instant now) {
    return clock.at(now, () -> transactions.<Boolean>write(() -> sending.goOn(Long.parseLong(id))));
  }

  @Test
  void those_who_live_there_are_told_in_their_language_and_pushed_to() {
    var community = "370105013001";
    var chinese = neighbours.in(community, "zh-CN");
    var english = neighbours.in(community, "en");
    var elsewhere = neighbours.in("370105013002", "zh-CN");
    var token = Told.device(chinese.client());
    var draft = draft(community);
    draft.put("en", Map.of("title", "Collection times", "body", "At 7:00 each day."));
    var id = drafted(draft);
    assertThat(read(id).get("state").asText()).isEqualTo("DRAFT");

    var preview = admin().get(BROADCASTS + "/" + id + "/preview").is(200).body();
    assertThat(preview.get("people").asInt()).isEqualTo(2);
    assertThat(preview.get("pushes").asInt()).isEqualTo(1);
    assertThat(rows(id)).isZero();

    assertThat(send(id, Map.of()).is(200).body().get("audienceSize").asInt()).isEqualTo(2);
    var message = Told.awaitMessages(chinese.client(), 1).getFirst();
    assertThat(message.get("title").asText()).isEqualTo(TITLE);
    assertThat(message.get("kind").asText()).isEqualTo("announcement");
    assertThat(message.get("topic").asText()).isEqualTo("ANNOUNCEMENT");
    assertThat(message.get("path").asText()).isEqualTo("/announcements/" + id);
    assertThat(Told.awaitMessages(english.client(), 1).getFirst().get("title").asText())
        .isEqualTo("Collection times");
    assertThat(Told.messages(elsewhere.client())).isEmpty();
    // At night the push waits for the morning.
    clock.advance(Duration.ofHours(12));
    var push = Awaitility.await().until(() -> fcm.deliveredTo(token), pushes -> !pushes.isEmpty());
    assertThat(push).hasSize(1);
    assertThat(push.getFirst().at("/notification/title").asText()).isEqualTo(TITLE);
    assertThat(push.getFirst().at("/data/path").asText()).isEqualTo("/announcements/" + id);

    var sent = awaitEnd(id);
    assertThat(sent.get("told").asInt()).isEqualTo(2);
    assertThat(sent.get("pushes").asInt()).isEqualTo(1);
    assertThat(
            cases.texts(
                "SELECT action FROM audit_log WHERE subject = 'broadcast' AND subject_id = ?"
                    + " ORDER BY id",
                id))
        .containsExactly("broadcast-drafted", "broadcast-sent");
  }

  @Test
  void a_draft_that_comes_twice_is_one() {
    var sameKey = admin().with("Idempotency-Key", UUID.randomUUID().toString());
    var draft = draft("370105013001");
    var first = Cases.id(sameKey.post(BROADCASTS, draft).is(201));
    assertThat(Cases.id(sameKey.post(BROADCASTS, draft).is(201))).isEqualTo(first);
    admin().withoutIdempotencyKey().post(BROADCASTS, draft).is(400);
    var listed = admin().get(BROADCASTS + "?limit=100").is(200).body();
    assertThat(listed.findValuesAsText("id")).contains(first);
    var district = cases.staffWith(new Grant(Role.ADMIN, AreaPath.ofDistrict("guanxian"), null));
    for (var page : district.pages(BROADCASTS + "?limit=100")) {
      assertThat(page.findValuesAsText("district")).doesNotContain("tianqiao");
    }
  }

  @Test
  void segments_are_those_who_have_an_app_reported_or_chose_a_language() {
    var community = "370105013003";
    var reporter = neighbours.in(community, "zh-CN");
    var english = neighbours.in(community, "en");
    neighbours.in(community, "zh-CN");
    Told.device(english.client());
    cases.submit(reporter.client(), "HOUSEHOLD_WASTE");

    assertThat(size(community, Map.of())).isEqualTo(3);
    assertThat(size(community, Map.of("language", "en"))).isEqualTo(1);
    assertThat(size(community, Map.of("hasApp", true))).isEqualTo(1);
    assertThat(size(community, Map.of("reportedWithinDays", 1))).isEqualTo(1);
    assertThat(size(community, Map.of("reportedWithinDays", 1, "hasApp", true))).isZero();
  }

  private int size(String community, Map<String, ?> segment) {
    var draft = draft();
    var audience = audience(community);
    audience.putAll(segment);
    draft.put("audience", audience);
    var preview = BROADCASTS + "/" + drafted(draft) + "/preview";
    return admin().get(preview).is(200).body().get("people").asInt();
  }

  @Test
  void who_muted_announcements_has_them_in_the_inbox_alone() {
    var community = "370105013004";
    var person = neighbours.in(community, "zh-CN");
    var token = Told.device(person.client());
    Told.prefer(person.client(), null, List.of("ANNOUNCEMENT"));
    var id = drafted(draft(community));
    send(id, Map.of()).is(200);
    Told.awaitMessages(person.client(), 1);
    assertThat(awaitEnd(id).get("pushes").asInt()).isZero();
    assertThat(fcm.requests(token)).isZero();
  }

  @Test
  void one_that_is_scheduled_waits_and_can_be_stopped() {
    var community = "370105013005";
    var person = neighbours.in(community, "zh-CN");
    var stopped = drafted(draft(community));
    var sent = drafted(draft(community));
    for (var id : List.of(stopped, sent)) {
      var scheduled = send(id, Map.of("sendAt", clock.instant().plusSeconds(7200).toString()));
      assertThat(scheduled.is(200).body().get("state").asText()).isEqualTo("SCHEDULED");
    }
    assertThat(cancel(stopped).is(200).body().get("state").asText()).isEqualTo("CANCELLED");
    assertThat(Told.messages(person.client())).isEmpty();

    clock.advance(Duration.ofHours(2).plusSeconds(1));
    awaitEnd(sent);
    assertThat(rows(sent)).isEqualTo(1);
    assertThat(rows(stopped)).isZero();
    cancel(sent).isProblem(409, "broadcast-state");
    send(sent, Map.of()).isProblem(412, "stale-version");
    admin()
        .with("If-Match", admin().get(BROADCASTS + "/" + sent).header("ETag"))
        .post(BROADCASTS + "/" + sent + "/send", Map.of())
        .isProblem(409, "broadcast-state");
  }

  @ParameterizedTest
  @CsvSource({"-60", "2592060"})
  void it_is_sent_within_thirty_days(long seconds) {
    var at = clock.instant().plusSeconds(seconds).toString();
    var refused = send(drafted(draft("370105013001")), Map.of("sendAt", at));
    refused.isProblem(400, "invalid-request");
    assertThat(refused.body().at("/errors/0/code").asText()).isEqualTo("broadcast-time");
  }

  @Test
  void a_stop_in_the_middle_says_how_many_got_it_and_nobody_else_does() {
    var community = "370105013006";
    var people = neighbours.many(community, 700);
    neighbours.withApp(people.subList(0, 1));
    var id = drafted(draft(community));
    var at = sendLater(id);
    assertThat(goOn(id, at)).isTrue();
    assertThat(read(id).get("state").asText()).isEqualTo("SENDING");

    var stopped = cancel(id).is(200).body();
    assertThat(stopped.get("told").asInt()).isEqualTo(500);
    assertThat(stopped.get("audienceSize").asInt()).isEqualTo(700);
    assertThat(goOn(id, at)).isFalse();
    assertThat(rows(id)).isEqualTo(500);

    // The push that was still to come does not.
    long first = people.getFirst();
    long message =
        cases.number(
            "SELECT id FROM message WHERE account_id = ? AND notice_key = ?",
            first,
            "broadcast/" + id);
    clock.at(
        at.plus(Duration.ofHours(12)),
        () -> {
          delivery.handle(List.of(new AnnouncementEvent(message, Long.parseLong(id))));
          return true;
        });
    assertThat(fcm.requests("neighbour-" + first)).isZero();
  }

  @Test
  void a_batch_that_dies_is_written_again_and_nobody_gets_it_twice() {
    var community = "370105013007";
    neighbours.many(community, 600);
    var id = drafted(draft(community));
    var at = sendLater(id);
    assertThatThrownBy(
            () ->
                clock.at(
                    at,
                    () ->
                        transactions.<Boolean>write(
                            () -> {
                              sending.goOn(Long.parseLong(id));
                              throw new IllegalStateException("dies on purpose");
                            })))
        .hasMessage("dies on purpose");
    assertThat(rows(id)).isZero();

    // One of them has it already, as after two accounts became one.
    cases.change(
        """
        INSERT INTO message (id, account_id, notice_key, kind, title, body, path, created_at)
        SELECT MIN(account_id), MIN(account_id), ?, 'ANNOUNCEMENT', '', '', '', NOW(3)
          FROM account_profile WHERE home_community = ?
        """,
        "broadcast/" + id,
        community);
    int turns = 0;
    while (goOn(id, at)) {
      turns++;
    }
    assertThat(turns).isEqualTo(3);
    assertThat(rows(id)).isEqualTo(600);
    var sent = read(id);
    assertThat(sent.get("state").asText()).isEqualTo("SENT");
    assertThat(sent.get("told").asInt()).isEqualTo(599);
  }

  @Test
  void two_nodes_tell_each_of_many_once() {
    var community = "370105013008";
    neighbours.many(community, 1_300);
    try (var other = TestNode.join()) {
      var ids = new ArrayList<String>();
      for (int i = 0; i < 3; i++) {
        ids.add(drafted(draft(community)));
        send(ids.getLast(), Map.of()).is(200);
      }
      List.of(sending, other.bean(BroadcastSending.class), sending).stream()
          .map(each -> CompletableFuture.runAsync(each::check, Thread::startVirtualThread))
          .toList()
          .forEach(CompletableFuture::join);
      for (var id : ids) {
        assertThat(awaitEnd(id).get("told").asInt()).isEqualTo(1_300);
        assertThat(rows(id)).isEqualTo(1_300);
      }
    }
  }

  @Test
  void pushes_come_one_behind_the_other_and_none_at_night() {
    var community = "370105013009";
    neighbours.withApp(neighbours.many(community, 60));
    var id = drafted(draft(community));
    sendLater(id);
    // Half a second before ten in the evening, so far ahead that nothing is pushed now.
    var day = BusinessTime.dayOf(clock.instant()).plusDays(20);
    var evening = OffsetDateTime.parse(day + "T21:59:59.500+08:00").toInstant();
    goOn(id, evening);

    var slots =
        cases
            .texts(
                """
                SELECT TIMESTAMPDIFF(MICROSECOND, ?, o.available_at) DIV 1000
                  FROM outbox o JOIN message m ON m.id = o.aggregate_id
                 WHERE m.notice_key = ?
                 ORDER BY o.available_at
                """,
                evening.toString().replace("T", " ").replace("Z", ""),
                "broadcast/" + id)
            .stream()
            .map(Long::valueOf)
            .toList();
    // Fifty a second: half of them within this second's rest, the others from eight o'clock on.
    long night = Duration.ofHours(10).toMillis() + 500;
    var expected = new ArrayList<Long>();
    for (int i = 0; i < 60; i++) {
      expected.add(i < 25 ? i * 20L : night + (i - 25) * 20L);
    }
    assertThat(slots).isEqualTo(expected);
    cancel(id).is(200);
    cases.change(
        """
        DELETE FROM outbox
         WHERE aggregate_id IN (SELECT id FROM message WHERE notice_key = ?)
        """,
        "broadcast/" + id);
  }

  @Test
  void a_district_tells_so_many_people_a_day_and_no_more() {
    var community = "371525001042";
    neighbours.in(community, "zh-CN");
    var draft = draft(community);
    draft.put("district", "guanxian");
    var id = drafted(draft);
    var other = drafted(draft);
    cases.change(
        "UPDATE broadcast SET state = 'SENT', audience_size = 200000, send_at = NOW(3)"
            + " WHERE id = ?",
        other);
    try {
      var refused = send(id, Map.of()).isProblem(409, "broadcast-limit");
      assertThat(refused.body().get("left").asInt()).isZero();
      assertThat(admin().get(BROADCASTS + "/" + id + "/preview").body().get("leftToday").asInt())
          .isZero();
      assertThat(read(id).get("state").asText()).isEqualTo("DRAFT");
    } finally {
      cases.change("DELETE FROM broadcast WHERE id = ?", other);
    }
    send(id, Map.of()).is(200);
  }

  @ParameterizedTest
  @CsvSource({
    "371525001042, /audience/areas/0",
    "nowhere, /audience/areas/0",
    "'', /audience/areas/0"
  })
  void areas_are_of_the_district(String area, String pointer) {
    var refused = admin().post(BROADCASTS, draft(area)).isProblem(400, "invalid-request");
    assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void words_are_characters_that_show() {
    var draft = draft("370105013001");
    draft.put("zh", Map.of("title", "一\n二", "body", "三\n四"));
    var refused = admin().post(BROADCASTS, draft).isProblem(400, "invalid-request");
    assertThat(refused.body().get("errors")).hasSize(1);
    assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/zh/title");
  }
}
