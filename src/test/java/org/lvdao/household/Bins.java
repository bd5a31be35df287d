package org.lvdao.household;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;

/** Smart bins, over HTTP; they sign as the API document says. */
@Singleton
@Requires(env = "test")
public final class Bins {
  static final String PATH = "/api/v1/device/deliveries";
  static final String PHOTOS = "/api/v1/device/photos";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;
  private final InstantSource clock;

  Bins(Api api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /** A device and what it signs with. */
  public record Bin(String id, String secret) {}

  public static Map<String, Object> draft(String community) {
    return Map.of("name", "3号楼东侧回收箱", "communityCode", community, "kind", "SMART_BIN");
  }

  public Bin create(String community) {
    return create(api.staff("admin"), community);
  }

  public static Bin create(ApiClient admin, String community) {
    var made = admin.post("/api/v1/staff/devices", draft(community)).is(201).body();
    return new Bin(made.required("id").asText(), made.required("secret").asText());
  }

  /** A delivery in {@link Homes#COMMUNITY} that waits for a review; gives its id. */
  public String waiting() {
    deliver(create(Homes.COMMUNITY), event("4000000000000002")).is(200);
    var reviews = api.staff("admin").pages("/api/v1/staff/deliveries/reviews?limit=100");
    var items = reviews.getLast().get("items");
    return items.get(items.size() - 1).get("id").asText();
  }

  /** A delivery of just now that is in order. */
  public Map<String, Object> event(String card) {
    return event(card, clock.instant());
  }

  static Map<String, Object> event(String card, Instant at) {
    var event = new LinkedHashMap<String, Object>();
    event.put("eventId", UUID.randomUUID().toString());
    event.put("card", card);
    event.put("at", at.toString());
    event.put("grams", 1500);
    return event;
  }

  static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @SafeVarargs
  public final Answer deliver(Bin bin, Map<String, Object>... events) {
    return deliver(api.anonymous(), bin, List.of(events));
  }

  Answer deliver(ApiClient node, Bin bin, List<Map<String, Object>> events) {
    return signed(node, bin, clock.instant(), events);
  }

  /** At any node, in another process, too. */
  public static Answer signed(
      ApiClient node, Bin bin, Instant now, List<Map<String, Object>> events) {
    var body = json(Map.of("deliveries", events));
    return sign(node, bin, now.toString(), UUID.randomUUID().toString(), body).post(PATH, body);
  }

  /** Uploads a photo as the device would. */
  Answer photo(Bin bin, byte[] jpeg) {
    var now = clock.instant().toString();
    var nonce = UUID.randomUUID().toString();
    return signed(api.anonymous(), bin, now, nonce, jpeg)
        .with("Content-Type", "image/jpeg")
        .send("POST", PHOTOS, jpeg);
  }

  static ApiClient sign(ApiClient client, Bin bin, String timestamp, String nonce, String body) {
    return signed(client, bin, timestamp, nonce, body.getBytes(StandardCharsets.UTF_8));
  }

  private static ApiClient signed(
      ApiClient client, Bin bin, String timestamp, String nonce, byte[] body) {
    return client
        .withoutIdempotencyKey()
        .with("X-Device", bin.id())
        .with("X-Timestamp", timestamp)
        .with("X-Nonce", nonce)
        .with("X-Signature", signature(bin.secret(), timestamp, nonce, body));
  }

  private static String signature(String secret, String timestamp, String nonce, byte[] body) {
    try {
      var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var signed = timestamp + "\n" + nonce + "\n" + digest;
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
