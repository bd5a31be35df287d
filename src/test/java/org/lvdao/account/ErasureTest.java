package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.lvdao.household.Homes;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.ApiClient;
import org.lvdao.local.SubscribeMessageBox;
import org.lvdao.local.TestNode;
import org.lvdao.photo.SweptPhotos;
import org.lvdao.pickup.Supply;
import org.lvdao.pickup.market.Bazaar;
import org.lvdao.report.Cases;
import org.lvdao.report.FinishedCases;

/** After an erasure nothing is left of a person, wherever one looks; all in one system. */
@TestInstance(Lifecycle.PER_CLASS)
class ErasureTest {
  private static final String CATEGORY = "HOUSEHOLD_WASTE";
  private static final Duration GRACE = Duration.ofDays(7);

  @TempDir static Path folder;
  private PersonalTraces traces;
  private TestNode node;
  private Cases cases;

  @BeforeAll
  void start() {
    traces = new PersonalTraces(folder);
    node = traces.node;
    cases = traces.cases();
  }

  @BeforeEach
  void forget() {
    traces.forget();
  }

  @AfterAll
  void stop() {
    traces.close();
  }

  private ApiClient signIn(String name) {
    return node.api().resident(name);
  }

  private ApiClient signInWith(String name, String client) {
    var anybody = node.api().anonymous();
    var tokens =
        anybody.with("User-Agent", client).post("/api/v1/auth/wechat", Map.of("code", name));
    return anybody
        .with("Authorization", "Bearer " + tokens.body().required("accessToken").asText())
        .agreeing();
  }

  /** The job may have been faster than the test, so what counts is what became of the account. */
  private void eraseDue(String account) {
    erasure().eraseDue();
    assertThat(cases.texts("SELECT status FROM account WHERE id = ?", account))
        .containsExactly("ERASED");
  }

  private AccountErasure erasure() {
    return node.bean(AccountErasure.class);
  }

  private void later(Duration time) {
    node.bean(AdjustableClock.class).advance(time);
  }

  /** Pushes may wait for the morning; they carry nothing personal. */
  private void drain() {
    var waiting =
        "SELECT COUNT(*) FROM outbox WHERE handler NOT IN ('message-push', 'message-digest') AND parked_at IS NULL";
    Awaitility.await().until(() -> cases.number(waiting) == 0);
  }

  private ApiClient staff(String office) {
    return cases.staff(office + ".tianqiao");
  }

  private void take(String office, String id, String action, Map<String, ?> step) {
    cases.take(staff(office), id, action, step).is(200);
  }

  private void handle(String id) {
    take("handler", id, "start", Map.of());
    repair(id);
  }

  private void repair(String id) {
    var photo = cases.photo(staff("handler"));
    take("handler", id, "handle", Map.of("note", "已清运", "photoIds", List.of(photo)));
    take("verifier", id, "close", Map.of());
  }

  private void lookBack(String id) {
    take("verifier", id, "look-back", Map.of("passed", true));
  }

  /** A report with something to look for in every field. */
  private String report(ApiClient resident) {
    var report = cases.report(CATEGORY, cases.photo(resident));
    report.put("description", "桥下有人倾倒垃圾，" + traces.seek("description", "描述里的特征字句"));
    report.put("address", traces.seek("address", "特征路七巷三号院"));
    report.put("position", Map.of("lat", 36.683217, "lon", 116.983219, "datum", "WGS84"));
    traces.seek("latitude", "36.683217");
    traces.seek("longitude", "116.983219");
    report.put("contactPhone", traces.seek("contact", "13712345678"));
    return Cases.id(resident.post("/api/v1/reports", report).is(201));
  }

  private void seekBytes(String name, String table, String column, String key, String id) {
    var hex =
        cases
            .texts("SELECT HEX(%s) FROM %s WHERE %s = ?".formatted(column, table, key), id)
            .getFirst();
    traces.seek(name, HexFormat.of().parseHex(hex));
  }

  /** Does everything a resident can, so that there is something in every place. */
  private ApiClient busyResident(String name) {
    var phone = Phones.number();
    var byPhone = node.bean(Phones.class).resident(phone);
    var withdrawn = report(byPhone);
    byPhone.post("/api/v1/reports/" + withdrawn + "/withdraw").is(200);
    var resident = signInWith(name, traces.seek("client", "ErasedPhone/7.1"));
    traces.seek("openid", "sandbox-" + name);
    traces.seek("phone", phone);
    seekBytes("sealed phone", "account_phone", "phone", "account_id", Phones.id(byPhone));
    seekBytes("phone index", "account_phone", "phone_index", "account_id", Phones.id(byPhone));
    seekBytes("sealed contact", "report", "contact_phone", "id", withdrawn);
    seekBytes("contact index", "report", "contact_phone_index", "id", withdrawn);
    later(Duration.ofMinutes(1));
    node.bean(Phones.class).join(resident, phone).is(200);
    resident.patch("/api/v1/me", Map.of("nickname", traces.seek("nickname", "特征昵称"))).is(200);
    var token = traces.seek("device token", "token-" + UUID.randomUUID());
    resident
        .post(
            "/api/v1/me/devices",
            Map.of("token", token, "platform", "ANDROID", "appVersion", "1.4.2"))
        .is(200);
    resident
        .post("/api/v1/me/subscriptions", Map.of("templateId", SubscribeMessageBox.TEMPLATE))
        .is(200);
    resident.put("/api/v1/me/notification-preferences", Map.of("mutedTopics", List.of())).is(200);
    cases.photo(resident);
    var homes = node.bean(Homes.class);
    homes.create(resident, Homes.COMMUNITY, traces.seek("home", "特征小区九号楼三单元")).is(201);
    seekHome(Phones.id(resident));
    node.bean(Bazaar.class).inReview(resident, traces.seek("offer", "闲置物品的特征字句"));
    Supply.wait(resident);
    traces.seek("waiting place", "36.699,116.960");
    return resident;
  }

  private void seekHome(String account) {
    var id =
        cases
            .texts("SELECT household_id FROM household_member WHERE account_id = ?", account)
            .getFirst();
    seekBytes("sealed home", "household", "address", "id", id);
    seekBytes("home index", "household", "address_index", "id", id);
  }

  private String finishedCase(ApiClient resident) {
    var id = report(resident);
    var path = "/api/v1/reports/" + id;
    resident
        .post(
            path + "/comments",
            Map.of(
                "text", traces.seek("comment", "补充的特征字句"),
                "photoIds", List.of(cases.photo(resident))))
        .is(201);
    var corrected = Map.of("lat", 36.684321, "lon", 116.984321, "datum", "WGS84");
    take("dispatcher", id, "correct", Map.of("position", corrected));
    traces.seek("corrected place", "36.68432,116.98432");
    take("dispatcher", id, "accept", Map.of());
    take("dispatcher", id, "dispatch", Map.of());
    handle(id);
    resident
        .post(path + "/reopen-requests", Map.of("reason", traces.seek("reason", "申请里的特征字句")))
        .is(201);
    // The history repeats the resident's words when the supervisor has none.
    take("supervisor", id, "reopen", Map.of());
    repair(id);
    resident
        .post(
            path + "/rating",
            Map.of("stars", 2, "resolved", false, "comment", traces.seek("rating", "评价的特征字句")))
        .is(200);
    lookBack(id);
    return id;
  }

  @Test
  void nothing_personal_is_left_anywhere() {
    var name = "erased-" + UUID.randomUUID();
    var resident = busyResident(name);
    var id = finishedCase(resident);
    var account = Phones.id(resident);
    var others = Cases.id(cases.submit(cases.resident(), CATEGORY));
    resident.post("/api/v1/reports/" + others + "/supports").is(200);
    drain();
    cases.change(
        "INSERT INTO outbox (id, handler, aggregate_id, event, created_at, available_at, parked_at)"
            + " VALUES (1, 'message-inbox', ?, ?, NOW(3), NOW(3), NOW(3))",
        account,
        traces.seek("parked event", "{\"parked\":\"event\"}"));
    var filesOfOthers = filesOfOthers();

    assertThat(traces.inDatabase())
        .as("numbers stand in no table as they are; everything else does before")
        .containsExactlyInAnyOrder(
            "address",
            "client",
            "comment",
            "contact index",
            "corrected place",
            "description",
            "device token",
            "latitude",
            "longitude",
            "home index",
            "nickname",
            "offer",
            "openid",
            "parked event",
            "phone index",
            "rating",
            "reason",
            "sealed contact",
            "sealed home",
            "sealed phone",
            "waiting place");
    assertThat(traces.inIndex()).contains("description", "address");
    assertThat(traces.files()).hasSizeGreaterThan(filesOfOthers.size());

    resident = signIn(name);
    resident.delete("/api/v1/me").is(202);
    later(GRACE.minusHours(1));
    export(signIn(name));
    later(Duration.ofHours(1));
    eraseDue(account);
    SweptPhotos.sweep(node.beans());
    node.bean(ExportSweep.class).sweep();
    drain();

    assertSoftly(
        left -> {
          left.assertThat(traces.databasePlaces()).isEmpty();
          left.assertThat(traces.inIndex()).isEmpty();
          left.assertThat(traces.inLog()).isEmpty();
          left.assertThat(traces.files()).isEqualTo(filesOfOthers);
        });
    theCaseStillCounts(id, others);
    whoComesBackIsSomebodyNew(name, account);
  }

  private static void export(ApiClient resident) {
    Awaitility.await().until(() -> resident.get("/api/v1/me/export").status() == 200);
  }

  /** Of staff, and of the other resident. */
  private TreeSet<String> filesOfOthers() {
    var files = new TreeSet<String>();
    cases
        .texts(
            """
            SELECT p.id FROM photo p
              JOIN account a ON a.id = p.uploader_id
              LEFT JOIN account_identity i ON i.account_id = a.id
             WHERE a.kind = 'STAFF' OR i.subject LIKE 'sandbox-case-%'
            """)
        .forEach(
            photo ->
                List.of("thumb", "medium", "large")
                    .forEach(v -> files.add(photo + "/" + v + ".jpg")));
    return files;
  }

  private void theCaseStillCounts(String id, String others) {
    var report = staff("supervisor").get("/api/v1/staff/reports/" + id).is(200).body();
    assertThat(report.get("status").asText()).isEqualTo("CLOSED");
    assertThat(report.at("/rating/stars").asInt()).isEqualTo(2);
    assertThat(report.get("reporter").isNull()).isTrue();
    assertThat(report.get("description").asText()).isEqualTo("（内容已依法删除）");
    assertThat(report.at("/wgs84/lat").asDouble()).isEqualTo(36.68);
    assertThat(report.at("/area/code").asText()).isNotEmpty();
    assertThat(report.get("photos")).hasSize(2);
    assertThat(report.get("history")).hasSizeGreaterThan(10);
    var supported = staff("supervisor").get("/api/v1/staff/reports/" + others).is(200).body();
    assertThat(supported.get("supports").asInt()).isEqualTo(1);
  }

  private void whoComesBackIsSomebodyNew(String name, String account) {
    var again = signIn(name);
    assertThat(Phones.id(again)).isNotEqualTo(account);
    assertThat(again.get("/api/v1/reports/mine").is(200).body().get("items")).isEmpty();
  }

  @Test
  void a_case_that_is_being_worked_on_goes_on_without_its_reporter() {
    var name = "open-" + UUID.randomUUID();
    var resident = signIn(name);
    var id = dispatched(resident);
    var closed = dispatched(resident);
    handle(closed);
    var account = Phones.id(resident);
    resident.delete("/api/v1/me").is(202);
    later(GRACE);
    eraseDue(account);

    assertThat(description(closed)).as("its look-back is due").contains("描述里的特征字句");
    var open = staff("handler").get("/api/v1/staff/reports/" + id).is(200).body();
    assertThat(open.get("reporter").isNull()).isTrue();
    assertThat(open.get("description").asText()).contains("描述里的特征字句");
    assertThat(open.get("photos")).hasSize(1);
    assertThat(open.at("/wgs84/lat").asDouble()).isEqualTo(36.683217);
    assertThat(places("report.reporter_id", id)).isZero();

    handle(id);
    lookBack(closed);
    FinishedCases.finish(node.beans());
    assertThat(description(id)).as("its look-back is due").contains("描述里的特征字句");
    assertThat(description(closed)).isEqualTo("（内容已依法删除）");
    lookBack(id);
    FinishedCases.finish(node.beans());
    SweptPhotos.sweep(node.beans());
    drain();

    assertThat(traces.databasePlaces()).isEmpty();
    assertThat(traces.inIndex()).isEmpty();
    var done = staff("verifier").get("/api/v1/staff/reports/" + id).is(200).body();
    assertThat(done.get("status").asText()).isEqualTo("CLOSED");
    assertThat(done.get("photos")).as("the one after the work").hasSize(1);
  }

  private String dispatched(ApiClient resident) {
    var id = report(resident);
    take("dispatcher", id, "accept", Map.of());
    take("dispatcher", id, "dispatch", Map.of());
    return id;
  }

  private String description(String id) {
    return cases.texts("SELECT description FROM report WHERE id = ?", id).getFirst();
  }

  private long places(String column, String id) {
    var names = column.split("\\.");
    return cases.number("SELECT COUNT(%s) FROM %s WHERE id = ?".formatted(names[1], names[0]), id);
  }

  @Test
  void for_seven_days_one_can_sign_in_and_take_it_back() {
    var name = "back-" + UUID.randomUUID();
    var first = signIn(name);
    var second = signIn(name);
    assertThat(first.get("/api/v1/me").body().get("eraseAt").isNull()).isTrue();

    var eraseAt = first.delete("/api/v1/me").is(202).body().get("eraseAt").asText();

    first.get("/api/v1/me").is(401);
    second.get("/api/v1/me").is(401);
    later(GRACE.minusMinutes(1));
    erasure().eraseDue();
    var again = signIn(name);
    assertThat(again.get("/api/v1/me").body().get("eraseAt").asText()).isEqualTo(eraseAt);
    assertThat(again.delete("/api/v1/me").is(202).body().get("eraseAt").asText())
        .as("asking again changes nothing")
        .isEqualTo(eraseAt);
    again = signIn(name);
    again.delete("/api/v1/me/erasure").is(204);
    again.delete("/api/v1/me/erasure").isProblem(404, "not-found");
    later(Duration.ofDays(1));
    erasure().eraseDue();
    assertThat(signIn(name).get("/api/v1/me").body().get("eraseAt").isNull()).isTrue();
  }

  @Test
  void who_asks_is_told_once() {
    var name = "told-" + UUID.randomUUID();
    signIn(name).delete("/api/v1/me").is(202);
    signIn(name).delete("/api/v1/me").is(202);
    drain();

    var messages = signIn(name).get("/api/v1/messages").is(200).body().get("items");

    assertThat(messages).hasSize(1);
    assertThat(messages.get(0).get("title").asText()).isEqualTo("您的账号将被注销");
    assertThat(messages.get(0).get("kind").asText()).isEqualTo("account-erasure");
  }

  @Test
  void what_was_under_way_in_that_moment_is_erased_after_it() {
    var name = "straggler-" + UUID.randomUUID();
    var resident = signIn(name);
    var account = Phones.id(resident);
    resident.delete("/api/v1/me").is(202);
    drain();
    later(GRACE);
    eraseDue(account);
    cases.change(
        "INSERT INTO message (id, account_id, notice_key, kind, title, body, path, created_at)"
            + " VALUES (1, ?, 'late', 'REPORT_CLOSED', '迟到', '迟到', '/', NOW(3))",
        account);

    erasure().eraseStragglers();

    assertThat(cases.number("SELECT COUNT(*) FROM message WHERE account_id = ?", account)).isZero();
  }

  @Test
  void staff_are_administered_and_not_erased_this_way() {
    staff("handler").delete("/api/v1/me").isProblem(403, "forbidden");
    staff("handler").get("/api/v1/me").is(200);
  }
}
