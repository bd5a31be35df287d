package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lvdao.account.Phones.SIGN_IN;
import static org.lvdao.account.StaffDesk.PASSWORD;
import static org.lvdao.account.StaffDesk.grant;
import static org.lvdao.local.Together.together;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins;
import org.lvdao.household.Bins.Bin;
import org.lvdao.household.Homes;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.LocalSettings;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.platform.seal.Rotation;
import org.lvdao.platform.seal.WrongKeys;
import org.lvdao.report.Cases;

/** The keys of what lies sealed change while people sign in, join their phones and report. */
class KeysChangeTest {
  /** The one that the seeded database was made with. */
  private static final String OLD = "1";

  private static final String NEW = "2:MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjI=";
  private static final String OTHER_NEW = "2:MzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzMzM=";
  private static final int PEOPLE = 16;
  private static final String CONTACT = "13912345678";

  private static final String OLDER =
      """
      SELECT (SELECT COUNT(*) FROM account_phone WHERE phone < x'02')
           + (SELECT COUNT(*) FROM account_totp WHERE secret < x'02')
           + (SELECT COUNT(*) FROM delivery_device WHERE secret < x'02')
           + (SELECT COUNT(*) FROM household WHERE address < x'02')
           + (SELECT COUNT(*) FROM report WHERE contact_phone < x'02')
      """;

  private final String database = TestServers.running().seededDatabase();

  /** Both keys change at once, which is more than either alone. */
  private TestNode node(String... keys) {
    return TestNode.on(
        database,
        Map.of(
            "lvdao.phone.key", ring(LocalSettings.PHONE_KEY, keys),
            "lvdao.phone.index-key", ring(LocalSettings.PHONE_INDEX_KEY, keys),
            "lvdao.one-time-code.resend-after", "0s",
            "lvdao.one-time-code.phone-per-hour", "1000",
            "lvdao.one-time-code.phone-per-day", "1000"));
  }

  private static String ring(String old, String... keys) {
    return Arrays.stream(keys)
        .map(key -> key.equals(OLD) ? old : key)
        .collect(Collectors.joining(","));
  }

  @Test
  void nobody_is_turned_away_or_gets_a_second_account() throws Exception {
    var people = new HashMap<String, String>();
    byte[] secret;
    String report;
    Bin bin;
    var home = Homes.address();
    try (var before = node(OLD)) {
      var phones = before.bean(Phones.class);
      for (int i = 0; i < PEOPLE; i++) {
        var phone = Phones.number();
        people.put(phone, Phones.id(phones.resident(phone)));
      }
      report = report(before);
      before
          .bean(Homes.class)
          .create(before.api().resident("at-home"), Homes.COMMUNITY, home)
          .is(201);
      bin = before.bean(Bins.class).create(Homes.COMMUNITY);
      var desk = new StaffDesk(before.beans());
      desk.create("coded", grant(Role.DISPATCHER, "tianqiao"));
      secret = desk.enrol("coded", PASSWORD);
      assertThat(Rotation.olderRows(before)).isZero();
    }

    // First every node learns the new key, then they change to it, one after another.
    try (var learned = node(OLD, NEW);
        var changed = node(NEW, OLD)) {
      assertThat(Rotation.olderRows(changed)).isNaN();
      var over = new AtomicBoolean();
      var rotation =
          Thread.startVirtualThread(
              () -> {
                while (!over.get()) {
                  Rotation.run(learned);
                  Rotation.run(changed);
                }
              });
      people.forEach((phone, id) -> assertThat(signIn(changed, phone)).isEqualTo(id));
      people.forEach((phone, id) -> assertThat(signIn(learned, phone)).isEqualTo(id));
      for (int i = 0; i < 10; i++) {
        firstSignInsAtBoth(learned, changed, people);
        joinAt(i % 2 == 0 ? learned : changed, people);
      }
      for (var node : List.of(learned, changed)) {
        var desk = new StaffDesk(node.beans());
        node.bean(AdjustableClock.class).advance(Duration.ofMinutes(node == learned ? 2 : 4));
        desk.signIn("coded", PASSWORD, "code", desk.code(secret, 0)).is(200);
        assertThat(contact(node, report)).isEqualTo(CONTACT);
        isAtHome(node, home);
        delivers(node, bin);
      }
      over.set(true);
      rotation.join();

      Rotation.run(changed);
      assertThat(Rotation.olderRows(changed)).isZero();
      var cases = changed.bean(Cases.class);
      assertThat(cases.number(OLDER)).isZero();
      assertThat(cases.number("SELECT COUNT(*) FROM account_phone")).isEqualTo(people.size());
    }

    try (var after = node(NEW)) {
      people.forEach((phone, id) -> assertThat(signIn(after, phone)).isEqualTo(id));
      assertThat(contact(after, report)).isEqualTo(CONTACT);
      isAtHome(after, home);
      delivers(after, bin);
    }
    assertThatThrownBy(() -> node(OTHER_NEW))
        .isInstanceOf(WrongKeys.class)
        .hasMessageStartingWith("Key 2 in LVDAO_PHONE_KEY or LVDAO_PHONE_INDEX_KEY is not");
    assertThatThrownBy(() -> node(OLD)).hasMessageStartingWith("LVDAO_PHONE_KEY lacks key 2");
  }

  @Test
  void a_key_stays_until_nothing_is_under_it() {
    try (var before = node(OLD)) {
      before.bean(Phones.class).resident(Phones.number());
    }
    assertThatThrownBy(() -> node(NEW))
        .isInstanceOf(WrongKeys.class)
        .hasMessageStartingWith("LVDAO_PHONE_KEY lacks key 1");
    try (var changed = node(NEW, OLD)) {
      Rotation.run(changed);
    }
    // Whoever goes back seals under the old key again.
    node(OLD, NEW).close();
    assertThatThrownBy(() -> node(OLD)).hasMessageContaining("lacks key 2");
    assertThatThrownBy(() -> node(NEW)).hasMessageContaining("lacks key 1");
    try (var changed = node(NEW, OLD)) {
      Rotation.run(changed);
    }
    node(NEW).close();
  }

  @Test
  void what_cannot_be_opened_stays_and_is_counted() {
    try (var before = node(OLD)) {
      before.bean(Phones.class).resident(Phones.number());
      before.bean(Phones.class).resident(Phones.number());
      before
          .bean(Cases.class)
          .change("UPDATE account_phone SET phone = x'0102030405' ORDER BY account_id LIMIT 1");
    }
    try (var changed = node(NEW, OLD)) {
      Rotation.run(changed);
      assertThat(Rotation.olderRows(changed)).isEqualTo(1);
    }
    assertThatThrownBy(() -> node(NEW)).hasMessageStartingWith("LVDAO_PHONE_KEY lacks key 1");
  }

  private static String signIn(TestNode node, String phone) {
    return Phones.id(node.bean(Phones.class).resident(phone));
  }

  /** Somebody new, at nodes that keep different indexes of the same number. */
  private static void firstSignInsAtBoth(TestNode one, TestNode other, Map<String, String> people)
      throws Exception {
    var phone = Phones.number();
    var calls = new ArrayList<Callable<Answer>>();
    for (var node : List.of(one, other)) {
      var phones = node.bean(Phones.class);
      var device = Phones.device();
      var code = phones.code(phone, SIGN_IN, device);
      calls.add(() -> phones.signIn(phone, code, device));
    }
    var phones = one.bean(Phones.class);
    var ids = together(calls).stream().map(answer -> Phones.id(phones.signedIn(answer))).toList();
    assertThat(ids.stream().distinct()).hasSize(1);
    people.put(phone, ids.getFirst());
  }

  private static void joinAt(TestNode node, Map<String, String> people) {
    var phone = Phones.number();
    var wechat = node.bean(Cases.class).resident();
    node.bean(Phones.class).join(wechat, phone).is(200);
    people.put(phone, Phones.id(wechat));
  }

  /** The address is read, and found by who lives there, too. */
  private static void isAtHome(TestNode node, String address) {
    var mine = node.api().resident("at-home").get("/api/v1/households/mine").is(200).body();
    assertThat(mine.get("address").asText()).isEqualTo(address);
    node.bean(Homes.class)
        .create(node.bean(Cases.class).resident(), Homes.COMMUNITY, address)
        .isProblem(409, "address-registered");
  }

  private static void delivers(TestNode node, Bin bin) {
    var bins = node.bean(Bins.class);
    bins.deliver(bin, bins.event("4000000000000002")).is(200);
  }

  private static String report(TestNode node) {
    var cases = node.bean(Cases.class);
    var reporter = cases.resident();
    var report = cases.report("HOUSEHOLD_WASTE", cases.photo(reporter));
    report.put("contactPhone", CONTACT);
    return Cases.id(reporter.post("/api/v1/reports", report).is(201));
  }

  private static String contact(TestNode node, String report) {
    return node.api()
        .staff("dispatcher.tianqiao")
        .post("/api/v1/staff/reports/" + report + "/contact", Map.of("reason", "回访"))
        .is(200)
        .body()
        .path("phone")
        .asText();
  }
}
