package org.lvdao.account;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.SmsStandIn;

/** People with phones, over HTTP. */
@Singleton
@Requires(env = "test")
final class Phones {
  static final String SIGN_IN = "SIGN_IN";
  static final String JOIN = "JOIN_PHONE";

  private final Api api;
  private final SmsStandIn sms;

  Phones(Api api, SmsStandIn sms) {
    this.api = api;
    this.sms = sms;
  }

  /** A number nobody has. */
  static String number() {
    return "13%09d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000L));
  }

  static String device() {
    return UUID.randomUUID().toString();
  }

  Answer ask(String phone, String purpose, String device) {
    return api.anonymous()
        .post(
            "/api/v1/auth/otp",
            Map.of("phone", phone, "purpose", purpose, "deviceId", device, "district", "tianqiao"));
  }

  /** The code that was sent. */
  String code(String phone, String purpose, String device) {
    ask(phone, purpose, device).is(200);
    return sms.code(phone);
  }

  static Map<String, Object> proof(String phone, String code, String device) {
    return new HashMap<>(Map.of("phone", phone, "code", code, "deviceId", device));
  }

  Answer signIn(String phone, String code, String device) {
    return api.anonymous().post("/api/v1/auth/phone", proof(phone, code, device));
  }

  /** Somebody who signs in by phone. */
  ApiClient resident(String phone) {
    var device = device();
    return signedIn(signIn(phone, code(phone, SIGN_IN, device), device)).agreeing();
  }

  ApiClient signedIn(Answer answer) {
    return api.anonymous()
        .with("Authorization", "Bearer " + answer.is(200).body().required("accessToken").asText());
  }

  Answer join(ApiClient resident, String phone) {
    var device = device();
    return join(resident, phone, code(phone, JOIN, device), device);
  }

  Answer join(ApiClient resident, String phone, String code, String device, String... confirm) {
    var proof = proof(phone, code, device);
    proof.put("confirm", List.of(confirm));
    return resident.post("/api/v1/me/phone", proof);
  }

  static String id(ApiClient resident) {
    return resident.get("/api/v1/me").is(200).body().required("id").asText();
  }

  /** A code of the same form that is another one. */
  static String wrong(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }
}
