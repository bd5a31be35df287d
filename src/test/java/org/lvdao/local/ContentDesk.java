package org.lvdao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Judges words as {@code msg_sec_check} does: those with 【risky】 in them are risky and those with
 * 【review】 doubtful, all others pass.
 */
public final class ContentDesk {
  public static final String RISKY = "【risky】";
  public static final String REVIEW = "【review】";
  private static final int LONGEST = 2500;

  private final Queue<String> judged = new ConcurrentLinkedQueue<>();
  private volatile int error;

  /** What WeChat answers to every question from now on; 0 judges again. */
  public void answer(int told) {
    error = told;
  }

  /** The words it was asked about, while it judged. */
  public List<String> judged() {
    return List.copyOf(judged);
  }

  String judge(JsonNode question) {
    if (error != 0) {
      return WechatStandIn.error(error, "told to fail");
    }
    var content = question.path("content").asText();
    if (question.path("version").asInt() != 2
        || question.path("scene").asInt() < 1
        || question.path("scene").asInt() > 4
        || content.isEmpty()
        || content.length() > LONGEST) {
      return WechatStandIn.error(47001, "data format error");
    }
    if (!question.path("openid").asText().startsWith("sandbox-")) {
      return WechatStandIn.error(40003, "invalid openid");
    }
    judged.add(content);
    return content.contains(RISKY)
        ? result("risky", 20003)
        : content.contains(REVIEW) ? result("review", 10001) : result("pass", 100);
  }

  private static String result(String suggest, int label) {
    return """
    {"errcode":0,"errmsg":"ok","result":{"suggest":"%1$s","label":%2$d},\
    "detail":[{"strategy":"content_model","errcode":0,"suggest":"%1$s","label":%2$d,"prob":90}],\
    "trace_id":"60ae120f-371d5872-7941a05b"}\
    """
        .formatted(suggest, label);
  }
}
