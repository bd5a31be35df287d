package org.lvdao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The subscribe messages (订阅消息) the stand-in of WeChat was given. Everybody allows everything. */
public final class SubscribeMessageBox {
  public static final String TEMPLATE = "sandbox-template-00000000000000000000000000";
  private static final int LONGEST_THING = 20;

  private final Map<String, List<JsonNode>> delivered = new ConcurrentHashMap<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();

  /** What WeChat answers whoever sends to the person from now on; 0 delivers again. */
  public void answer(String openid, int error) {
    errors.put(openid, error);
  }

  /** What the person got. */
  public List<JsonNode> deliveredTo(String openid) {
    return List.copyOf(delivered.getOrDefault(openid, List.of()));
  }

  String take(JsonNode message) {
    var openid = message.path("touser").asText();
    int told = errors.getOrDefault(openid, 0);
    if (told != 0) {
      return WechatStandIn.error(told, "told to fail");
    }
    if (!openid.startsWith("sandbox-")) {
      return WechatStandIn.error(40003, "invalid openid");
    }
    if (!message.path("template_id").asText().equals(TEMPLATE)) {
      return WechatStandIn.error(40037, "invalid template_id");
    }
    var thing = message.at("/data/thing1/value").asText();
    if (thing.isEmpty() || thing.length() > LONGEST_THING || !message.at("/data").has("time2")) {
      return WechatStandIn.error(47003, "argument invalid! data.thing1.value invalid");
    }
    delivered.computeIfAbsent(openid, o -> new CopyOnWriteArrayList<>()).add(message);
    return WechatStandIn.error(0, "ok");
  }
}
