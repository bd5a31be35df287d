package org.lvdao.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes photos as {@code media_check_async} does, fetches them, and tells its verdicts by the
 * message push, signed, up to three times until it is answered {@code success}.
 */
public final class PhotoDesk {
  /** Where the world finds the node; this desk knows where that leads. */
  public static final String PUBLIC_URL = "https://lvdao.example";

  static final String TOKEN = "lvdaoLocalPushToken";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 3;

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private volatile int error;
  private volatile Manner manner = Manner.PASS;
  private volatile @Nullable Node node;

  /** How photos are judged. */
  public enum Manner {
    PASS("pass", 100),
    REVIEW("review", 20012),
    RISKY("risky", 20002),
    /** The verdict is lost on its way. */
    NEVER("pass", 100),
    TWICE("risky", 20002),
    /** The verdict is there before the answer to the question. */
    EARLY("risky", 20002),
    /** Whoever judges breaks down. */
    BROKEN("pass", 100);

    private final String suggest;
    private final int label;

    Manner(String suggest, int label) {
      this.suggest = suggest;
      this.label = label;
    }
  }

  private record Node(ApiClient client, InstantSource clock) {}

  /** Leads the public address to the node, whose clock counts. */
  public void serve(TestNode node) {
    this.node = new Node(node.api().anonymous(), node.bean(InstantSource.class));
  }

  /** What WeChat answers to every question from now on; 0 takes photos again. */
  public void answer(int told) {
    error = told;
  }

  public void judge(Manner told) {
    manner = told;
  }

  /** The traces of the photos that were taken and could be fetched, the oldest first. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** What the node answered to the verdicts. */
  public List<String> answers() {
    return List.copyOf(answers);
  }

  String take(JsonNode question) {
    if (error != 0) {
      return WechatStandIn.error(error, "told to fail");
    }
    var url = question.path("media_url").asText();
    if (question.path("version").asInt() != 2
        || question.path("media_type").asInt() != 2
        || question.path("scene").asInt() < 1
        || question.path("scene").asInt() > 4
        || !url.startsWith(PUBLIC_URL + "/")) {
      return WechatStandIn.error(47001, "data format error");
    }
    if (!question.path("openid").asText().startsWith("sandbox-")) {
      return WechatStandIn.error(40003, "invalid openid");
    }
    var trace = UUID.randomUUID().toString();
    var how = manner;
    if (how == Manner.EARLY) {
      judge(trace, url, how);
    } else {
      Thread.startVirtualThread(() -> judge(trace, url, how));
    }
    return "{\"errcode\":0,\"errmsg\":\"ok\",\"trace_id\":\"%s\"}".formatted(trace);
  }

  private void judge(String trace, String url, Manner how) {
    var present = node;
    if (present == null) {
      return;
    }
    var picture = present.client().get(url.substring(PUBLIC_URL.length()));
    boolean fetched =
        picture.status() == 200 && "image/jpeg".equals(picture.header("Content-Type"));
    if (fetched) {
      asked.add(trace);
    }
    if (how != Manner.NEVER) {
      tell(verdict(trace, how.suggest, how.label, fetched && how != Manner.BROKEN));
    }
    if (how == Manner.TWICE) {
      tell(verdict(trace, how.suggest, how.label, fetched));
    }
  }

  /** A verdict as the message push has it. */
  public static String verdict(String trace, String suggest, int label, boolean judged) {
    return JSON.valueToTree(
            Map.of(
                "ToUserName",
                "gh_9df7d78a1234",
                "FromUserName",
                "sandbox-somebody",
                "MsgType",
                "event",
                "Event",
                "wxa_media_check",
                "appid",
                WechatStandIn.APP_ID,
                "trace_id",
                trace,
                "version",
                2,
                "errcode",
                judged ? 0 : -1,
                "errmsg",
                judged ? "ok" : "system error",
                "result",
                Map.of("suggest", suggest, "label", label)))
        .toString();
  }

  private void tell(String body) {
    var present = node;
    for (int i = 0; present != null && i < TRIES; i++) {
      var answer =
          present
              .client()
              .withoutIdempotencyKey()
              .post("/api/v1/wechat/push?" + signed(present.clock().instant()), body);
      answers.add(answer.text());
      if (answer.text().equals("success")) {
        return;
      }
    }
  }

  /** The parameters by which WeChat shows that it is WeChat who calls. */
  public static String signed(Instant at) {
    var timestamp = Long.toString(at.getEpochSecond());
    var nonce = UUID.randomUUID().toString();
    return "signature=%s&timestamp=%s&nonce=%s&openid=sandbox-somebody"
        .formatted(signature(timestamp, nonce), timestamp, nonce);
  }

  /**
   * @param timestamp seconds since 1970
   */
  public static String signature(String timestamp, String nonce) {
    try {
      var text = Stream.of(TOKEN, timestamp, nonce).sorted().collect(Collectors.joining());
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
