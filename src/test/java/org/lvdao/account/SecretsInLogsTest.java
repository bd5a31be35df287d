package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.SmsStandIn;
import org.slf4j.LoggerFactory;

@LvdaoTest
class SecretsInLogsTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.lvdao");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @Inject Api api;
  @Inject StaffAccounts staff;
  @Inject Phones phones;
  @Inject SmsStandIn sms;
  @Inject AdjustableClock clock;

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
    ours.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    ours.setLevel(null);
    root.detachAppender(lines);
  }

  @Test
  void no_secret_code_openid_password_or_token_is_logged() {
    var code = "code-" + UUID.randomUUID();
    var username = "user-" + UUID.randomUUID();
    var password = "password-" + UUID.randomUUID();
    var grant = new Actor.Grant(Role.ADMIN, AreaPath.EVERYWHERE, null);
    staff.create(Actor.SYSTEM, username, password, "某人", List.of(grant));

    var resident = sign("wechat", Map.of("code", code)).is(200);
    sign("wechat", Map.of("code", "down")).is(503);
    var phone = Phones.number();
    sms.away(true);
    phones.ask(phone, Phones.SIGN_IN, Phones.device()).is(503);
    sms.away(false);
    clock.advance(Duration.ofMinutes(1));
    phones.resident(phone);
    byPhone(phone, "000000!").is(400);
    sign("wechat", Map.of("code", code, "unknown", password)).is(400);
    var admin = sign("staff", Map.of("username", username, "password", password)).is(200);
    sign("staff", Map.of("username", username, "password", password + "!")).is(401);
    var refreshed = sign("refresh", Map.of("refreshToken", token(resident))).is(200);
    sign("refresh", Map.of("refreshToken", token(resident))).is(401);

    var text = lines.list.stream().map(SecretsInLogsTest::text).toList().toString();
    assertThat(text)
        .contains("WeChat sign-in failed")
        .doesNotContain(phone)
        .doesNotContain("lvdao-local-secret", code, "sandbox-", "-session-key", password)
        .doesNotContain(token(resident), token(admin), token(refreshed));
  }

  private Answer byPhone(String phone, String code) {
    return phones.signIn(phone, code, Phones.device());
  }

  private Answer sign(String how, Map<String, String> body) {
    return api.anonymous().post("/api/v1/auth/" + how, body);
  }

  private static String token(Answer answer) {
    return answer.body().required("refreshToken").asText();
  }

  private static String text(ILoggingEvent event) {
    var failure = event.getThrowableProxy();
    return event.getFormattedMessage() + (failure == null ? "" : " " + failure.getMessage());
  }
}
