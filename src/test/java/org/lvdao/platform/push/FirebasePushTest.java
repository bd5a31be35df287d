package org.lvdao.platform.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.local.FcmStandIn;
import org.lvdao.local.FcmStandIn.Failure;
import org.lvdao.platform.push.PushResult.Away;
import org.lvdao.platform.push.PushResult.Refused;
import org.lvdao.platform.push.PushResult.Sent;
import org.lvdao.platform.push.PushResult.TokenGone;

/** Google's own SDK against the stand-in: what each answer means. */
class FirebasePushTest {
  private static final String TOKEN = "device-1";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private FcmStandIn fcm;
  private FirebasePush push;

  @BeforeEach
  void start() {
    fcm = new FcmStandIn(folder.resolve("fcm.json"));
    push = to(fcm.url());
  }

  @AfterEach
  void stop() {
    push.stop();
    fcm.close();
  }

  private FirebasePush to(String url) {
    return new FirebasePush(
        new FcmSettings(fcm.credentials().toString(), URI.create(url), PATIENCE));
  }

  private PushResult send() {
    return push.send(new Push(TOKEN, "您的上报已受理", "请在应用中查看", Map.of("path", "/reports/1"), "77"));
  }

  @Test
  void a_push_arrives_with_its_title_data_and_collapse_key() {
    assertThat(send()).isEqualTo(new Sent());
    var got = fcm.deliveredTo(TOKEN).getFirst();
    assertThat(got.at("/notification/title").asText()).isEqualTo("您的上报已受理");
    assertThat(got.at("/notification/body").asText()).isEqualTo("请在应用中查看");
    assertThat(got.at("/data/path").asText()).isEqualTo("/reports/1");
    assertThat(got.at("/android/collapse_key").asText()).isEqualTo("77");
    assertThat(got.at("/apns/headers/apns-collapse-id").asText()).isEqualTo("77");
  }

  @Test
  void a_token_that_is_not_registered_is_gone() {
    fcm.fail(TOKEN, Failure.UNREGISTERED, null);
    assertThat(send()).isEqualTo(new TokenGone());
    assertThat(fcm.requests(TOKEN)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT, INVALID_ARGUMENT, 1",
    "SENDER_ID_MISMATCH, SENDER_ID_MISMATCH, 1",
    // The JDK reads no 401 of a request it streamed; the SDK takes that for a lost connection.
    "THIRD_PARTY_AUTH_ERROR, UNAUTHENTICATED, 5"
  })
  void what_is_set_up_wrong_is_refused(Failure failure, String why, int requests) {
    fcm.fail(TOKEN, failure, null);
    assertThat(send()).isEqualTo(new Refused(why));
    assertThat(fcm.requests(TOKEN)).isEqualTo(requests);
  }

  @ParameterizedTest
  @CsvSource({"120, 120", ", 60"})
  void who_has_sent_too_much_is_told_for_how_long_to_wait(Integer retryAfter, int seconds) {
    fcm.fail(TOKEN, Failure.QUOTA_EXCEEDED, retryAfter);
    assertThat(send()).isEqualTo(new Away("QUOTA_EXCEEDED", Duration.ofSeconds(seconds)));
    assertThat(fcm.requests(TOKEN)).isEqualTo(1);
  }

  @Test
  void a_service_that_is_away_is_asked_a_few_times_and_then_later() {
    fcm.fail(TOKEN, Failure.UNAVAILABLE, null);
    assertThat(send()).isEqualTo(new Away("UNAVAILABLE", null));
    assertThat(fcm.requests(TOKEN)).isEqualTo(5);
  }

  @Test
  void a_service_that_says_for_how_long_it_is_away_is_asked_once() {
    fcm.fail(TOKEN, Failure.UNAVAILABLE, 3600);
    assertThat(send()).isEqualTo(new Away("UNAVAILABLE", Duration.ofHours(1)));
    assertThat(fcm.requests(TOKEN)).isEqualTo(1);
  }

  @Test
  void a_fault_of_the_service_may_pass() {
    fcm.fail(TOKEN, Failure.INTERNAL, null);
    assertThat(send()).isEqualTo(new Away("INTERNAL", null));
    assertThat(fcm.requests(TOKEN)).isEqualTo(1);
  }

  @Test
  void nobody_who_answers_is_a_service_that_is_away() {
    assertThat(send()).isEqualTo(new Sent());
    fcm.close();
    assertThat(send())
        .isInstanceOfSatisfying(Away.class, away -> assertThat(away.retryAfter()).isNull());
  }

  @Test
  void without_credentials_it_is_off() {
    for (var none : new String[] {null, ""}) {
      var off = new FirebasePush(new FcmSettings(none, URI.create(fcm.url()), PATIENCE));
      assertThat(off.isOn()).isFalse();
      assertThatThrownBy(() -> off.send(new Push(TOKEN, "", null, Map.of(), "1")))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(push.isOn()).isTrue();
  }
}
