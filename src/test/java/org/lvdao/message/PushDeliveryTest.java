package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lvdao.account.Consents;
import org.lvdao.account.WechatIdentities;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.FcmStandIn;
import org.lvdao.local.FcmStandIn.Failure;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.SubscribeMessageBox;
import org.lvdao.local.TestServers;
import org.lvdao.message.PushChannel.PushRefused;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.OutboxHandler.Later;
import org.lvdao.platform.push.PushSender;
import org.lvdao.platform.wechat.SubscribeMessages;
import org.lvdao.report.Cases;

/** A message is pushed by one way at most, through Google's SDK and WeChat's API. */
@LvdaoTest
class PushDeliveryTest {
  private final FcmStandIn fcm = TestServers.running().fcm();
  private final SubscribeMessageBox wechat = TestServers.running().wechat().messages();

  @Inject Cases cases;
  @Inject Told told;
  @Inject PushSender sender;
  @Inject SubscribeMessages subscribeMessages;
  @Inject WechatIdentities identities;
  @Inject DeviceRepository devices;
  @Inject CreditRepository credits;
  @Inject MessageRepository messages;
  @Inject Preferences preferences;
  @Inject Consents consents;
  @Inject Languages languages;
  @Inject PushTexts texts;
  @Inject Transactions transactions;
  @Inject MessageSettings settings;
  @Inject AdjustableClock clock;

  /** Its breakers are its own. */
  private PushDelivery delivery;

  @BeforeEach
  void start() {
    delivery =
        new PushDelivery(
            List.of(
                new AppChannel(sender, devices, messages, texts, languages, transactions, clock),
                new WechatChannel(
                    subscribeMessages,
                    identities,
                    credits,
                    messages,
                    texts,
                    languages,
                    transactions,
                    settings,
                    clock)),
            messages,
            preferences,
            consents,
            transactions,
            settings,
            clock);
  }

  /** A message of somebody who could not be pushed to when it was written. */
  private MessageEvent messageOf(Told.Person person) {
    long id = told.acceptedOf(person.client()).get("id").asLong();
    Awaitility.await()
        .until(() -> cases.number("SELECT COUNT(*) FROM outbox WHERE aggregate_id = ?", id) == 0);
    return new MessageEvent(id);
  }

  private void push(MessageEvent event) {
    delivery.handle(List.of(event));
  }

  private void pushAfter(Duration time, MessageEvent event) {
    clock.at(
        clock.instant().plus(time),
        () -> {
          push(event);
          return true;
        });
  }

  private Later laterOf(MessageEvent event) {
    return catchThrowableOfType(Later.class, () -> push(event));
  }

  private static void tap(Told.Person person) {
    person
        .client()
        .post("/api/v1/me/subscriptions", Map.of("templateId", SubscribeMessageBox.TEMPLATE))
        .is(200);
  }

  private static int credits(Told.Person person) {
    return person
        .client()
        .get("/api/v1/me/subscriptions")
        .is(200)
        .body()
        .at("/items/0/credits")
        .asInt();
  }

  @Test
  void a_step_reaches_the_phone_and_says_nothing_personal() {
    var person = told.person();
    var token = Told.device(person.client());
    tap(person);

    var message = told.acceptedOf(person.client());

    var got = Awaitility.await().until(() -> fcm.deliveredTo(token), pushes -> !pushes.isEmpty());
    assertThat(got).hasSize(1);
    assertThat(got.getFirst().at("/notification/title").asText()).isEqualTo("您的上报已受理");
    assertThat(got.getFirst().at("/data/path").asText()).isEqualTo(message.get("path").asText());
    assertThat(got.getFirst().at("/android/collapse_key").asText())
        .isEqualTo(message.get("id").asText());
    assertThat(got.getFirst().toString()).doesNotContain("TQ-");
    assertThat(wechat.deliveredTo(person.openid())).isEmpty();
    assertThat(credits(person)).isEqualTo(1);
  }

  @Test
  void pushes_that_fail_for_an_hour_delay_nothing_else_and_come_afterwards() {
    var person = told.person();
    var token = Told.device(person.client());
    fcm.fail(token, Failure.UNAVAILABLE, 3600);

    var first = told.acceptedOf(person.client());
    Awaitility.await().until(() -> fcm.requests(token) == 1);
    var report = first.get("path").asText().replace("/reports/", "");
    cases.take(cases.staff("dispatcher.tianqiao"), report, "dispatch", Map.of()).is(200);
    var second = Told.awaitMessages(person.client(), 2).getFirst();

    for (var message : List.of(first, second)) {
      Awaitility.await()
          .until(
              () ->
                  cases.number(
                          """
                          SELECT COUNT(*) FROM outbox
                           WHERE aggregate_id = ? AND attempts = 0 AND parked_at IS NULL
                             AND owner IS NULL AND available_at > UTC_TIMESTAMP()
                          """,
                          message.get("id").asLong())
                      == 1);
    }
    assertThat(fcm.requests(token)).isEqualTo(1);

    fcm.recover(token);
    clock.advance(Duration.ofMinutes(61));
    Awaitility.await().until(() -> fcm.deliveredTo(token).size() == 2);
  }

  @Test
  void who_has_no_app_is_reached_by_wechat_once_a_credit() {
    var person = told.person();
    var first = messageOf(person);
    tap(person);

    push(first);
    push(first);

    var got = wechat.deliveredTo(person.openid());
    assertThat(got).hasSize(1);
    assertThat(got.getFirst().at("/data/thing1/value").asText()).isEqualTo("您的上报已受理");
    var path = told.pathOf(first.messageId());
    assertThat(path).matches("/reports/\\d+");
    assertThat(got.getFirst().get("page").asText()).isEqualTo("pages/message?path=" + path);
    assertThat(got.getFirst().toString()).doesNotContain("TQ-");
    assertThat(credits(person)).isZero();
  }

  @Test
  void the_device_used_last_gets_it_and_one_that_is_gone_is_forgotten() {
    var person = told.person();
    var event = messageOf(person);
    var older = Told.device(person.client());
    clock.advance(Duration.ofSeconds(1));
    var gone = Told.device(person.client());
    fcm.fail(gone, Failure.UNREGISTERED, null);

    push(event);

    assertThat(fcm.requests(gone)).isEqualTo(1);
    assertThat(fcm.deliveredTo(older)).hasSize(1);
    assertThat(cases.number("SELECT COUNT(*) FROM device WHERE token = ?", gone)).isZero();
  }

  @Test
  void when_all_devices_are_gone_wechat_carries_it() {
    var person = told.person();
    var event = messageOf(person);
    fcm.fail(Told.device(person.client()), Failure.UNREGISTERED, null);
    tap(person);

    push(event);

    assertThat(wechat.deliveredTo(person.openid())).hasSize(1);
  }

  @Test
  void a_quota_is_obeyed_and_nobody_asks_meanwhile() {
    var person = told.person();
    var first = messageOf(person);
    var token = Told.device(person.client());
    fcm.fail(token, Failure.QUOTA_EXCEEDED, 120);

    var later = laterOf(first).at();
    assertThat(Duration.between(clock.instant(), later))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(120));
    assertThat(laterOf(first).getMessage()).isEqualTo("the provider is away");
    assertThat(fcm.requests(token)).isEqualTo(1);

    fcm.recover(token);
    pushAfter(Duration.ofSeconds(121), first);
    assertThat(fcm.deliveredTo(token)).hasSize(1);
  }

  @Test
  void while_the_apps_provider_is_away_wechat_takes_what_was_not_tried_yet() {
    var person = told.person();
    var tried = messageOf(person);
    var token = Told.device(person.client());
    tap(person);
    fcm.fail(token, Failure.QUOTA_EXCEEDED, 120);
    assertThat(laterOf(tried)).isNotNull();
    // It may have arrived, so it takes no other way.
    assertThat(laterOf(tried)).isNotNull();
    assertThat(wechat.deliveredTo(person.openid())).isEmpty();

    var other = told.person();
    var fresh = messageOf(other);
    Told.device(other.client());
    tap(other);
    push(fresh);
    assertThat(wechat.deliveredTo(other.openid())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTERNAL", "UNAVAILABLE"})
  void a_provider_that_fails_is_asked_again_later(Failure failure) {
    var person = told.person();
    var event = messageOf(person);
    var token = Told.device(person.client());
    fcm.fail(token, failure, failure == Failure.UNAVAILABLE ? 300 : null);
    assertThat(laterOf(event).at()).isAfter(clock.instant());
    assertThat(laterOf(event)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT, INVALID_ARGUMENT",
    "SENDER_ID_MISMATCH, SENDER_ID_MISMATCH",
    "THIRD_PARTY_AUTH_ERROR, UNAUTHENTICATED"
  })
  void what_the_apps_provider_refuses_needs_a_person(Failure failure, String why) {
    var person = told.person();
    var event = messageOf(person);
    fcm.fail(Told.device(person.client()), failure, null);
    assertThatThrownBy(() -> push(event)).isInstanceOf(PushRefused.class).hasMessage("FCM: " + why);
  }

  @ParameterizedTest
  @ValueSource(ints = {43101, 40003})
  void a_refusal_of_the_person_is_final_and_spends_nothing(int error) {
    var person = told.person();
    var event = messageOf(person);
    tap(person);
    wechat.answer(person.openid(), error);

    push(event);

    assertThat(credits(person)).isEqualTo(1);
    assertThat(wechat.deliveredTo(person.openid())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 1, 6", "45011, 30, 61", "45009, 3000, 3601"})
  void wechat_is_asked_again_later_without_spending_another_credit(int error, int least, int most) {
    var person = told.person();
    var event = messageOf(person);
    tap(person);
    wechat.answer(person.openid(), error);

    var before = clock.instant();
    var later = laterOf(event).at();
    assertThat(later).isAfter(before.plusSeconds(least));
    assertThat(later).isBefore(clock.instant().plusSeconds(most));

    wechat.answer(person.openid(), 0);
    pushAfter(Duration.ofSeconds(most), event);
    assertThat(wechat.deliveredTo(person.openid())).hasSize(1);
    assertThat(credits(person)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {47003, 40037, 40001})
  void what_wechat_refuses_needs_a_person_and_is_pushed_when_it_is_made_good(int error) {
    var person = told.person();
    var event = messageOf(person);
    tap(person);
    wechat.answer(person.openid(), error);
    assertThatThrownBy(() -> push(event))
        .isInstanceOf(PushRefused.class)
        .hasMessage("WeChat: errcode " + error);

    wechat.answer(person.openid(), 0);
    push(event);
    assertThat(wechat.deliveredTo(person.openid())).hasSize(1);
    assertThat(credits(person)).isZero();
  }

  @Test
  void a_token_that_ended_is_refreshed_once() {
    var person = told.person();
    var event = messageOf(person);
    tap(person);
    var tokens = TestServers.running().wechat().tokens();
    tokens.end();
    int asked = tokens.asked();
    push(event);
    assertThat(wechat.deliveredTo(person.openid())).hasSize(1);
    assertThat(tokens.asked()).isEqualTo(asked + 1);
  }

  @Test
  void while_wechat_gives_no_token_a_push_waits() {
    var person = told.person();
    var event = messageOf(person);
    tap(person);
    var tokens = TestServers.running().wechat().tokens();
    tokens.end();
    tokens.away(true);
    try {
      assertThat(laterOf(event).at()).isAfter(clock.instant());
    } finally {
      tokens.away(false);
    }
    pushAfter(Duration.ofSeconds(6), event);
    assertThat(wechat.deliveredTo(person.openid())).hasSize(1);
    assertThat(credits(person)).isZero();
  }

  @Test
  void at_night_a_push_waits_for_the_morning() {
    var person = told.person();
    var event = messageOf(person);
    var token = Told.device(person.client());
    Told.prefer(person.client(), Map.of("from", "22:00", "to", "08:00"), List.of());
    long at = messages.find(event.messageId()).orElseThrow().createdAt().getEpochSecond();
    // The next midnight in Shanghai: within the lifetime, and quiet.
    var midnight = Instant.ofEpochSecond(((at + 28_800) / 86_400 + 1) * 86_400 - 28_800);

    var later = clock.at(midnight, () -> laterOf(event));
    assertThat(later.at()).isEqualTo(midnight.plus(Duration.ofHours(8)));
    assertThat(fcm.requests(token)).isZero();

    Told.prefer(person.client(), null, List.of());
    push(event);
    assertThat(fcm.deliveredTo(token)).hasSize(1);
  }

  @Test
  void what_is_muted_read_or_old_is_not_pushed() {
    var person = told.person();
    var event = messageOf(person);
    var token = Told.device(person.client());

    Told.prefer(person.client(), null, List.of("REPORT"));
    push(event);
    Told.prefer(person.client(), null, List.of());
    pushAfter(Duration.ofHours(25), event);
    person.client().post("/api/v1/messages/" + event.messageId() + "/read").is(200);
    push(event);

    assertThat(fcm.requests(token)).isZero();
  }
}
