package org.lvdao.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.report.Cases;

/** People who are told of their reports, over HTTP. */
@Singleton
@Requires(env = "test")
public final class Told {
  private final Api api;
  private final Cases cases;

  Told(Api api, Cases cases) {
    this.api = api;
    this.cases = cases;
  }

  /**
   * @param client signed in, awake at all hours
   * @param openid at WeChat
   */
  record Person(ApiClient client, String openid) {}

  Person person() {
    var name = "told-" + UUID.randomUUID();
    var client = api.resident(name);
    prefer(client, null, List.of());
    return new Person(client, "sandbox-" + name);
  }

  static void prefer(ApiClient client, Map<String, String> quietHours, List<String> muted) {
    var wanted = new LinkedHashMap<String, Object>();
    wanted.put("quietHours", quietHours);
    wanted.put("mutedTopics", muted);
    client.put("/api/v1/me/notification-preferences", wanted).is(200);
  }

  /** Registers a device of the person; answers its token. */
  static String device(ApiClient client) {
    var token = "token-" + UUID.randomUUID();
    register(client, token);
    return token;
  }

  /** Answers the device's id. */
  static String register(ApiClient client, String token) {
    return client
        .post(
            "/api/v1/me/devices",
            Map.of("token", token, "platform", "ANDROID", "appVersion", "1.4.2"))
        .is(200)
        .body()
        .required("id")
        .asText();
  }

  /** A report of the person that was accepted, and told of; answers the message. */
  public JsonNode acceptedOf(ApiClient client) {
    var id = Cases.id(cases.submit(client, "HOUSEHOLD_WASTE"));
    cases.take(api.staff("dispatcher.tianqiao"), id, "accept", Map.of()).is(200);
    return awaitMessages(client, 1).getFirst();
  }

  /** Where the message opens. */
  String pathOf(long message) {
    return cases.texts("SELECT path FROM message WHERE id = ?", message).getFirst();
  }

  /** The messages once there are so many, the newest first. */
  static List<JsonNode> awaitMessages(ApiClient client, int count) {
    return Awaitility.await().until(() -> messages(client), found -> found.size() == count);
  }

  static List<JsonNode> messages(ApiClient client) {
    var found = new ArrayList<JsonNode>();
    client
        .pages("/api/v1/messages?limit=100")
        .forEach(page -> page.get("items").forEach(found::add));
    return found;
  }
}
