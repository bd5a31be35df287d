package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Ids;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.Together;
import org.lvdao.pickup.Pickups;
import org.lvdao.platform.storage.BlobStore;
import org.lvdao.report.Cases;
import org.lvdao.survey.aftercase.EndedCases;

/** A resident gets all that is kept of them, and nobody else does. */
@LvdaoTest
class ExportTest {
  private static final String PATH = "/api/v1/me/export";
  private static final String FILE = PATH + "/file";

  @Inject Api api;
  @Inject Cases cases;
  @Inject EndedCases ended;
  @Inject Pickups pickups;
  @Inject Phones phones;
  @Inject BlobStore store;
  @Inject ExportSweep sweep;
  @Inject AdjustableClock clock;
  @Inject Ids ids;

  private static Answer ready(ApiClient resident) {
    return Awaitility.await().until(() -> resident.get(PATH), answer -> answer.status() == 200);
  }

  private static Map<String, byte[]> unzipped(ApiClient resident) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip =
        new ZipInputStream(new ByteArrayInputStream(resident.get(FILE).is(200).bytes()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static JsonNode json(Map<String, byte[]> files, String name) throws IOException {
    return new ObjectMapper().readTree(files.get(name + ".json"));
  }

  private long audited(ApiClient resident, String action) {
    return cases.number(
        "SELECT COUNT(*) FROM audit_log WHERE account_id = ? AND action = ?",
        Phones.id(resident),
        action);
  }

  private String id(ApiClient resident) {
    return cases
        .texts("SELECT id FROM account_export WHERE account_id = ?", Phones.id(resident))
        .getFirst();
  }

  @Test
  void it_has_every_word_and_every_photo_of_the_resident() throws IOException {
    var phone = Phones.number();
    var resident = phones.resident(phone);
    resident.patch("/api/v1/me", Map.of("nickname", "小泉")).is(200);
    var token = "token-" + UUID.randomUUID();
    resident
        .post("/api/v1/me/devices", Map.of("token", token, "platform", "IOS", "appVersion", "2.1"))
        .is(200);
    var evidence = cases.photo(resident);
    var report = cases.report("HOUSEHOLD_WASTE", evidence);
    report.put("contactPhone", "13912340000");
    var id = Cases.id(resident.post("/api/v1/reports", report).is(201));
    resident.post("/api/v1/reports/" + id + "/comments", Map.of("text", "还有一堆")).is(201);
    var unused = cases.photo(resident);
    var others = Cases.id(cases.submit(cases.resident(), "HOUSEHOLD_WASTE"));
    resident.post("/api/v1/reports/" + others + "/supports").is(200);
    cases.take(api.staff("dispatcher.tianqiao"), id, "accept", Map.of()).is(200);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(resident.get("/api/v1/messages").body().get("items")).hasSize(1));

    var asked = resident.get(PATH).is(202);

    assertThat(asked.header("Location")).isEqualTo(PATH);
    assertThat(asked.header("Retry-After")).isEqualTo("5");
    assertThat(asked.body().get("file").isNull()).isTrue();
    var answer = ready(resident).body();
    assertThat(answer.get("file").asText()).isEqualTo(FILE);
    var files = unzipped(resident);
    assertThat(resident.get(FILE).bytes()).hasSize(answer.get("bytes").asInt());
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "profile.json",
            "sessions.json",
            "consents.json",
            "reports.json",
            "supports.json",
            "photos.json",
            "deliveries.json",
            "points.json",
            "redemptions.json",
            "photos/" + evidence + ".jpg",
            "photos/" + unused + ".jpg",
            "messages.json",
            "notifications.json",
            "pickups.json",
            "after-case-surveys.json",
            "station-waiting-list.json",
            "flea-market.json");
    assertThat(json(files, "profile").get("phone").asText()).isEqualTo(phone);
    assertThat(json(files, "profile").get("nickname").asText()).isEqualTo("小泉");
    assertThat(json(files, "sessions")).hasSize(1);
    assertThat(json(files, "consents")).hasSize(4);
    var mine = json(files, "reports").get(0);
    assertThat(mine.get("description").asText()).isEqualTo(report.get("description"));
    assertThat(mine.get("contactPhone").asText()).isEqualTo("13912340000");
    assertThat(mine.at("/photos/0").asText()).isEqualTo("photos/" + evidence + ".jpg");
    assertThat(mine.at("/history/1/note").asText()).isEqualTo("还有一堆");
    assertThat(json(files, "supports").at("/0/report").asText()).isEqualTo(others);
    assertThat(json(files, "messages").at("/0/title").asText()).isEqualTo("您的上报已受理");
    assertThat(json(files, "notifications").at("/devices/0/appVersion").asText()).isEqualTo("2.1");
    assertThat(json(files, "photos")).hasSize(2);
    assertThat(files.get("photos/" + evidence + ".jpg")).startsWith(0xFF, 0xD8, 0xFF);
    for (var file : files.values()) {
      assertThat(new String(file)).doesNotContain(token);
    }
    assertThat(audited(resident, "export-asked")).isEqualTo(1);
    assertThat(audited(resident, "export-opened")).isEqualTo(2);
  }

  @Test
  void pickups_come_with_their_payments_and_what_was_written() throws IOException {
    var resident = pickups.resident();
    var booking = "/api/v1/pickup/bookings/" + pickups.bookForFee(resident);
    resident.post(booking + "/payment").is(201);
    resident.post(booking + "/cancel", Map.of("reason", "沙发送给邻居了")).is(200);
    ready(resident);

    var pickup = json(unzipped(resident), "pickups").get(0);

    assertThat(pickup.at("/payment/amountFen").asLong()).isEqualTo(8_000);
    assertThat(pickup.at("/words/0/words").asText()).isEqualTo("沙发送给邻居了");
  }

  @Test
  void what_one_said_of_a_case_stands_beside_what_one_was_asked() throws IOException {
    var resident = cases.resident();
    var answered = ended.waiting(resident);
    var waiting = ended.waiting(resident);
    resident
        .post(
            "/api/v1/after-case-surveys/" + answered + "/response",
            EndedCases.response("RATHER_SATISFIED", "TOO_SLOW"))
        .is(201);
    ready(resident);

    var surveys = json(unzipped(resident), "after-case-surveys");

    assertThat(waiting).isNotEqualTo(answered);
    assertThat(surveys).hasSize(2);
    assertThat(surveys.findValuesAsText("kind")).containsOnly("REPORT");
    assertThat(surveys.findValuesAsText("satisfaction")).containsExactly("null", "比较满意");
    assertThat(surveys.at("/1/reason").asText()).isEqualTo("处理太慢");
    assertThat(surveys.at("/1/number").asText()).startsWith("T-");
    assertThat(surveys.at("/1/answeredAt").asText()).isNotBlank();
  }

  @Test
  void lists_longer_than_a_page_are_whole() throws IOException {
    var resident = cases.resident();
    var account = Phones.id(resident);
    for (int i = 0; i < 250; i++) {
      cases.change(
          "INSERT INTO message (id, account_id, notice_key, kind, title, body, path, created_at)"
              + " VALUES (?, ?, ?, 'REPORT_CLOSED', ?, '', '/', UTC_TIMESTAMP(3))",
          ids.next(),
          account,
          "export/" + i,
          "第 " + i + " 条");
    }
    ready(resident);

    var messages = json(unzipped(resident), "messages");

    assertThat(messages).hasSize(250);
    assertThat(messages)
        .extracting(message -> message.get("title").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void two_taps_at_two_nodes_are_one_export() throws Exception {
    try (var other = TestNode.join()) {
      var resident = cases.resident();
      var there = resident.at(other);

      var answers =
          Together.together(
              List.of(
                  () -> resident.get(PATH),
                  () -> there.get(PATH),
                  () -> resident.get(PATH),
                  () -> there.get(PATH)));

      assertThat(answers).allMatch(answer -> answer.status() == 202 || answer.status() == 200);
      assertThat(answers)
          .extracting(answer -> answer.body().get("askedAt").asText())
          .containsOnly(answers.getFirst().body().get("askedAt").asText());
      ready(there);
      assertThat(audited(resident, "export-asked")).isEqualTo(1);
    }
  }

  @Test
  void when_the_node_dies_in_the_middle_another_one_prepares_it() {
    var resident = cases.resident();
    var account = Phones.id(resident);
    // As it stands in the database once a node has taken it and was killed.
    cases.change(
        "INSERT INTO account_export (id, account_id, asked_at, expires_at)"
            + " VALUES (?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL 7 DAY)",
        account,
        account);
    cases.change(
        "INSERT INTO outbox"
            + " (id, handler, aggregate_id, event, created_at, available_at, owner)"
            + " VALUES (?, 'account-export', ?, ?, UTC_TIMESTAMP(3),"
            + " UTC_TIMESTAMP(3) + INTERVAL 1 SECOND, 'killed')",
        account,
        account,
        "{\"accountId\":%s,\"exportId\":%s}".formatted(account, account));
    resident.get(FILE).isProblem(404, "not-found");

    assertThat(ready(resident).body().get("bytes").asLong()).isPositive();
  }

  @Test
  void after_a_week_it_is_gone_and_a_new_one_can_be_asked_for() throws IOException {
    var name = "export-" + UUID.randomUUID();
    var resident = api.resident(name);
    ready(resident);
    var key = "export/" + id(resident) + ".zip";
    assertThat(store.get(key)).isPresent();

    clock.advance(Duration.ofDays(7));
    sweep.sweep();

    assertThat(store.get(key)).isEmpty();
    var again = api.resident(name);
    again.get(FILE).isProblem(404, "not-found");
    again.get(PATH).is(202);
    ready(again);
    assertThat(unzipped(again)).containsKey("profile.json");
    clock.advance(Duration.ofHours(2));
    sweep.sweep();
    assertThat(unzipped(api.resident(name))).containsKey("profile.json");
  }
}
