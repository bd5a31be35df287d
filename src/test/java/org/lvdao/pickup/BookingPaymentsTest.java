package org.lvdao.pickup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.pickup.Pickups.BOOKINGS;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.PaymentStandIn;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.local.Together;
import org.lvdao.report.Cases;

/** Bookings with a fee: paid, not paid, paid too late, and paid back, over HTTP. */
@LvdaoTest
class BookingPaymentsTest {
  @Inject Pickups pickups;
  @Inject PaymentStandIn provider;
  @Inject BookingJob job;
  @Inject Cases cases;
  @Inject Jobs jobs;
  @Inject Api api;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    provider.away(false);
    clock.reset();
    pickups.assertThatPlacesAgree();
  }

  private String tradeNo(ApiClient resident, String booking) {
    return Pickups.id(resident.post(BOOKINGS + booking + "/payment").is(201).body());
  }

  private static String state(ApiClient resident, String booking) {
    return resident.get(BOOKINGS + booking + "/payment").is(200).body().required("state").asText();
  }

  private void awaitState(String booking, String state) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        cases.texts(
                            "SELECT state FROM pickup_payment WHERE booking_id = ?", booking))
                    .containsExactly(state));
  }

  private ApiClient payer(String name) {
    return api.resident(name);
  }

  private static String name() {
    return "payer-" + UUID.randomUUID();
  }

  @Test
  void a_booking_stands_once_the_provider_says_that_it_is_paid() {
    var resident = pickups.resident();
    var booking = pickups.bookForFee(resident);
    var payment = resident.post(BOOKINGS + booking + "/payment").is(201).body();
    var trade = Pickups.id(payment);
    assertThat(payment.required("parameters").required("package").asText()).contains(trade);
    assertThat(tradeNo(resident, booking)).as("the same payment again").isEqualTo(trade);
    assertThat(pickups.status(booking)).isEqualTo("HELD");

    assertThat(provider.pay(trade)).isTrue();
    provider.tell(api.anonymous(), trade).is(204);
    provider.tell(api.anonymous(), trade).is(204);

    assertThat(pickups.status(booking)).isEqualTo("BOOKED");
    assertThat(state(resident, booking)).isEqualTo("PAID");
    assertThat(pickups.told(resident, "pickup-booked")).hasSize(1);
    assertThat(
            cases.texts(
                "SELECT action FROM pickup_history WHERE booking_id = ? AND action <> 'offer'",
                booking))
        .as("an offer to collectors may follow at once")
        .containsExactlyInAnyOrder("book", "pay");
  }

  @Test
  void another_amount_pays_nothing_and_goes_back_as_it_came() {
    var resident = pickups.resident();
    var booking = pickups.bookForFee(resident);
    var trade = tradeNo(resident, booking);
    provider.pay(trade, 1);

    provider.tell(api.anonymous(), trade).is(204);
    provider.tell(api.anonymous(), trade).is(204);

    assertThat(pickups.status(booking)).isEqualTo("EXPIRED");
    Awaitility.await().until(() -> state(resident, booking).equals("REFUNDED"));
    assertThat(provider.refunds(trade)).isEqualTo(1);
  }

  @Test
  void a_fee_comes_back_when_the_collector_could_not_collect_and_the_resident_could() {
    var name = name();
    var barred = paid(name);
    var absent = paid(name());
    var collector = jobs.collector();
    var dispatcher = cases.staff("dispatcher.tianqiao");
    Jobs.assign(dispatcher, barred, Jobs.me(collector)).is(200);
    Jobs.assign(dispatcher, absent, Jobs.me(collector)).is(200);
    var photo = List.of(cases.photo(collector));
    var now = clock.instant();
    jobs.tell(collector, barred, "no-show", now, Map.of("reason", "UNSAFE")).is(200);
    jobs.tell(
            collector, absent, "no-show", now, Map.of("reason", "NOT_PRESENTED", "photoIds", photo))
        .is(200);
    assertThat(state(payer(name), barred)).as("a late phone may tell more").isEqualTo("PAID");

    clock.advance(Duration.ofDays(3));
    job.check();

    awaitState(barred, "REFUNDED");
    awaitState(absent, "PAID");
    assertThat(pickups.told(payer(name), "pickup-refunded")).hasSize(1);
    var seen = payer(name).get(BOOKINGS + barred).is(200).body();
    assertThat(seen.required("noShowReason").asText()).isEqualTo("UNSAFE");
    var shown = cases.staff("dispatcher.tianqiao").get(Jobs.STAFF + absent).is(200).body();
    assertThat(shown.at("/photos/0/purpose").asText()).isEqualTo("NO_SHOW");
    assertThat(shown.at("/photos/0/photo/id").asText()).isEqualTo(photo.getFirst());
  }

  @Test
  void what_was_not_collected_costs_nothing() {
    var name = name();
    var part = paid(name, Pickups.counted("SOFA", 2), Pickups.counted("TABLE", 1));
    var all = paid(name(), Pickups.counted("SOFA", 1));
    var collector = jobs.collector();
    Jobs.assign(cases.staff("dispatcher.tianqiao"), part, Jobs.me(collector)).is(200);
    Jobs.assign(cases.staff("dispatcher.tianqiao"), all, Jobs.me(collector)).is(200);
    var sofa = List.of(Map.of("itemCode", "SOFA", "pieces", 1));
    jobs.tell(collector, part, "weigh", clock.instant(), Map.of("items", sofa)).is(200);
    jobs.tell(collector, all, "weigh", clock.instant(), Map.of("items", sofa)).is(200);

    clock.advance(Duration.ofDays(1));
    job.check();

    awaitState(part, "REFUNDED");
    awaitState(all, "PAID");
    var payment = payer(name).get(BOOKINGS + part + "/payment").is(200).body();
    assertThat(payment.required("amountFen").asLong()).isEqualTo(2 * 8000 + 3000);
    assertThat(payment.required("refundFen").asLong()).as("a sofa and a table").isEqualTo(11000);
    assertThat(provider.refunded(Pickups.id(payment))).isEqualTo(11000);
    assertThat(pickups.told(payer(name), "pickup-refunded").getFirst().required("body").asText())
        .contains("110.00");
  }

  @SafeVarargs
  private String paid(String name, Map<String, Object>... items) {
    return pay(name, Cases.id(pickups.book(payer(name), pickups.slot(), List.of(items))));
  }

  private String paid(String name) {
    return pay(name, pickups.bookForFee(payer(name)));
  }

  private String pay(String name, String booking) {
    var trade = tradeNo(payer(name), booking);
    provider.pay(trade);
    provider.tell(api.anonymous(), trade).is(204);
    return booking;
  }

  @Test
  void who_asks_again_to_pay_what_is_paid_is_told_so() {
    var resident = pickups.resident();
    var booking = pickups.bookForFee(resident);
    var trade = tradeNo(resident, booking);
    provider.pay(trade);
    provider.tell(api.anonymous(), trade).is(204);

    var again = resident.post(BOOKINGS + booking + "/payment").is(201).body();

    assertThat(again.required("state").asText()).isEqualTo("PAID");
    assertThat(again.required("parameters").isNull()).isTrue();
  }

  @Test
  void what_nobody_signed_pays_nothing() {
    var resident = pickups.resident();
    var booking = pickups.bookForFee(resident);
    var trade = tradeNo(resident, booking);
    provider.pay(trade);

    provider.tell(api.anonymous(), trade).is(204);
    var other = pickups.bookForFee(pickups.resident());
    api.anonymous()
        .with("Wechatpay-Timestamp", Long.toString(clock.instant().getEpochSecond()))
        .with("Wechatpay-Nonce", "n")
        .with("Wechatpay-Serial", "stand-in")
        .with("Wechatpay-Signature", "0".repeat(64))
        .with("Content-Type", "application/json")
        .send("POST", "/api/v1/pickup/payments/notify", trade.getBytes())
        .isProblem(401, "unauthenticated");

    assertThat(pickups.status(other)).isEqualTo("HELD");
  }

  @Test
  void who_comes_back_from_the_payment_sheet_is_asked_for_at_the_provider() {
    var resident = pickups.resident();
    var booking = pickups.bookForFee(resident);
    provider.pay(tradeNo(resident, booking));

    assertThat(state(resident, booking)).isEqualTo("PAID");

    assertThat(pickups.status(booking)).isEqualTo("BOOKED");
  }

  @Test
  void a_paid_booking_never_expires_even_if_nobody_told_us() {
    var name = name();
    var booking = pickups.bookForFee(payer(name));
    provider.pay(tradeNo(payer(name), booking));
    provider.away(true);

    clock.advance(Duration.ofMinutes(31));
    job.check();
    job.check();
    assertThat(pickups.status(booking)).isEqualTo("HELD");
    provider.away(false);

    Awaitility.await().until(() -> pickups.status(booking), "BOOKED"::equals);
    awaitState(booking, "PAID");
  }

  @Test
  void what_nobody_paid_is_closed_at_the_provider_before_it_expires() {
    var name = name();
    var booking = pickups.bookForFee(payer(name));
    var trade = tradeNo(payer(name), booking);

    clock.advance(Duration.ofMinutes(31));
    job.check();

    Awaitility.await().until(() -> pickups.status(booking), "EXPIRED"::equals);
    awaitState(booking, "CLOSED");
    assertThat(provider.pay(trade)).isFalse();
    assertThat(pickups.told(payer(name), "pickup-expired")).hasSize(1);
  }

  @Test
  void who_never_began_to_pay_expires_at_once() {
    var booking = pickups.bookForFee(pickups.resident());

    clock.advance(Duration.ofMinutes(31));
    job.check();

    assertThat(pickups.status(booking)).isEqualTo("EXPIRED");
  }

  @Test
  void a_cancelled_booking_is_paid_back_once() {
    var resident = pickups.resident();
    var booking = pickups.bookForFee(resident);
    var trade = tradeNo(resident, booking);
    provider.pay(trade);
    provider.tell(api.anonymous(), trade).is(204);

    resident.post(BOOKINGS + booking + "/cancel").is(200);
    resident.post(BOOKINGS + booking + "/cancel").is(200);

    awaitState(booking, "REFUNDED");
    assertThat(provider.refunds(trade)).isOne();
    var told = pickups.told(resident, "pickup-refunded");
    assertThat(told).hasSize(1);
    provider.tell(api.anonymous(), trade).is(204);
    assertThat(state(resident, booking)).isEqualTo("REFUNDED");
  }

  @Test
  void what_is_paid_after_the_booking_was_cancelled_is_paid_back() {
    var resident = pickups.resident();
    var booking = pickups.bookForFee(resident);
    var trade = tradeNo(resident, booking);
    provider.away(true);
    resident.post(BOOKINGS + booking + "/cancel").is(200);
    provider.pay(trade);

    provider.away(false);
    provider.tell(api.anonymous(), trade).is(204);

    awaitState(booking, "REFUNDED");
    assertThat(provider.refunds(trade)).isOne();
    assertThat(pickups.status(booking)).isEqualTo("CANCELLED");
  }

  @Test
  void paying_and_cancelling_at_once_end_as_one_of_them() throws Exception {
    for (int i = 0; i < 5; i++) {
      var resident = pickups.resident();
      var booking = pickups.bookForFee(resident);
      var trade = tradeNo(resident, booking);
      provider.pay(trade);

      Together.together(
          List.of(
              () -> provider.tell(api.anonymous(), trade).is(204),
              () -> resident.post(BOOKINGS + booking + "/cancel").is(200)));

      assertThat(pickups.status(booking)).isEqualTo("CANCELLED");
      awaitState(booking, "REFUNDED");
      assertThat(provider.refunds(trade)).isOne();
    }
  }

  @Test
  void without_a_fee_there_is_nothing_to_pay() {
    var resident = pickups.resident();
    var booking = Cases.id(pickups.book(resident));

    resident.post(BOOKINGS + booking + "/payment").isProblem(409, "booking-action-not-allowed");
    resident.get(BOOKINGS + booking + "/payment").isProblem(404, "not-found");
  }

  @Test
  void where_nobody_takes_payments_what_has_a_fee_cannot_be_booked() {
    var database = TestServers.running().seededDatabase();
    try (var node = TestNode.on(database, Map.of("lvdao.local.payments", "false"))) {
      var there = node.bean(Pickups.class);
      var resident = there.resident();
      var wish = there.wish(Cases.id(there.hold(resident, there.slot()).is(201)));
      wish.put("items", List.of(Pickups.counted("SOFA", 1)));

      resident.post("/api/v1/pickup/bookings", wish).isProblem(503, "payment-unavailable");

      wish.put("items", List.of(Pickups.weighed("CARDBOARD", 1_000)));
      resident.post("/api/v1/pickup/bookings", wish).is(201);
    }
  }

  @Test
  void a_provider_that_is_away_is_said_to_be_so() {
    var resident = pickups.resident();
    var booking = pickups.bookForFee(resident);
    provider.away(true);

    resident.post(BOOKINGS + booking + "/payment").isProblem(503, "unavailable");

    provider.away(false);
    resident.post(BOOKINGS + booking + "/payment").is(201);
  }
}
