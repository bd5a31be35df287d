package org.lvdao.account.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.SmsStandIn;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

/** The limits of two nodes on one database. */
class AllowancesTest {
  private static final Map<String, Object> LIMITS =
      Map.of(
          "lvdao.one-time-code.address-per-hour",
          "7",
          "lvdao.one-time-code.district-per-day",
          "20");

  private static TestNode node;
  private static TestNode other;

  @BeforeAll
  static void start() {
    var database = TestServers.running().seededDatabase();
    node = TestNode.on(database, LIMITS);
    other = TestNode.on(database, LIMITS);
  }

  @AfterAll
  static void stop() {
    other.close();
    node.close();
  }

  @AfterEach
  void resetTheClock() {
    clock().reset();
    other.bean(AdjustableClock.class).reset();
  }

  @Test
  void a_phone_gets_one_code_a_minute_however_many_ask() throws Exception {
    var phone = number();
    assertThat(storm(30, i -> ask(i, phone, "a" + i, "tianqiao"))).isEqualTo(1);
    assertThat(messages(phone)).isEqualTo(1);
    assertTooOften(
        () -> send(phone, "z", "tianqiao"), Duration.ofSeconds(1), Duration.ofMinutes(1));
    clock().advance(Duration.ofMinutes(1));
    send(phone, "z", "tianqiao");
  }

  @Test
  void a_phone_gets_five_codes_an_hour_and_ten_a_day() {
    var phone = number();
    sendEveryMinute(phone, 5);
    assertTooOften(
        () -> send(phone, "b", "guanxian"), Duration.ofMinutes(50), Duration.ofMinutes(56));
    clock().advance(Duration.ofHours(1));
    sendEveryMinute(phone, 5);
    clock().advance(Duration.ofHours(1));
    assertTooOften(() -> send(phone, "b", "guanxian"), Duration.ofHours(21), Duration.ofHours(22));
    clock().advance(Duration.ofHours(22));
    send(phone, "b", "guanxian");
  }

  @Test
  void an_address_gets_its_share_for_all_phones_together() throws Exception {
    assertThat(storm(40, i -> ask(i, number(), "one address", "jining-hitech"))).isEqualTo(7);
    assertTooOften(
        () -> send(number(), "one address", "jining-hitech"),
        Duration.ofMinutes(30),
        Duration.ofHours(1));
    send(number(), "another address", "jining-hitech");
    clock().advance(Duration.ofHours(1));
    send(number(), "one address", "jining-hitech");
  }

  @Test
  void a_district_spends_no_more_than_its_day_allows() throws Exception {
    var wait = untilMorning();
    clock().advance(wait);
    other.bean(AdjustableClock.class).advance(wait);
    assertThat(storm(60, i -> ask(i, number(), "d" + i, "jinan-qibuqu"))).isEqualTo(20);
    assertTooOften(
        () -> send(number(), "e", "jinan-qibuqu"), Duration.ofHours(13), Duration.ofHours(14));
    send(number(), "e", "liaocheng-etdz");
    clock().advance(Duration.ofHours(14));
    send(number(), "e", "jinan-qibuqu");
  }

  @Test
  void what_is_refused_costs_nothing() {
    var phone = number();
    send(phone, "patient", "liaocheng-etdz");
    for (int again = 0; again < 20; again++) {
      assertThatThrownBy(() -> send(phone, "patient", "liaocheng-etdz"))
          .isInstanceOf(DomainError.class);
    }
    // Else the address would have none left.
    for (int next = 0; next < 6; next++) {
      send(number(), "patient", "liaocheng-etdz");
    }
  }

  private interface Ask {
    Callable<Boolean> of(int number);
  }

  /** How many of so many at once, at both nodes, got through. */
  private static long storm(int callers, Ask ask) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < callers; i++) {
        calls.add(ask.of(i));
      }
      long through = 0;
      for (var answer : threads.invokeAll(calls)) {
        through += answer.get() ? 1 : 0;
      }
      return through;
    }
  }

  private static Callable<Boolean> ask(int i, String phone, String address, String district) {
    return () -> {
      try {
        send(i % 2 == 0 ? node : other, phone, address, district);
        return true;
      } catch (DomainError refused) {
        assertThat(refused.type()).isEqualTo(CodeProblem.CODES_TOO_OFTEN);
        return false;
      }
    };
  }

  private static void sendEveryMinute(String phone, int times) {
    for (int time = 0; time < times; time++) {
      send(phone, "every" + time, "guanxian");
      clock().advance(Duration.ofMinutes(1));
    }
  }

  private static void send(String phone, String address, String district) {
    send(node, phone, address, district);
  }

  private static void send(TestNode at, String phone, String address, String district) {
    var holder = new CodeHolder(CodePurpose.SIGN_IN, phone, "device " + address);
    at.bean(OneTimeCodes.class).send(holder, address, district);
  }

  private static void assertTooOften(Runnable ask, Duration least, Duration most) {
    assertThatThrownBy(ask::run)
        .isInstanceOfSatisfying(
            DomainError.class,
            refused -> {
              assertThat(refused.type()).isEqualTo(CodeProblem.CODES_TOO_OFTEN);
              assertThat(refused.retryAfter()).isBetween(least, most);
            });
  }

  private static int messages(String phone) {
    return node.bean(SmsStandIn.class).to(phone).size()
        + other.bean(SmsStandIn.class).to(phone).size();
  }

  private static AdjustableClock clock() {
    return node.bean(AdjustableClock.class);
  }

  /** Ten o'clock of the next day. */
  private static Duration untilMorning() {
    Instant now = clock().instant();
    LocalDate tomorrow = BusinessTime.dayOf(now).plusDays(1);
    return Duration.between(now, tomorrow.atTime(10, 0).atZone(BusinessTime.ZONE).toInstant());
  }

  private static String number() {
    return "15%09d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000L));
  }
}
