package org.lvdao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The subscribe messages (订阅消息) the stand-in of WeChat was given. Everybody allows everything. */
public final class SubscribeMessageBox {
  public static final String TEMPLATE = "sandbox-template-00000000000000000000000000";
  private static final int LONGEST_THING = 20;

  private final Map<String, List<JsonNode>> delivered = new ConcurrentHashMap<>();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();
  private final Set<String> others = ConcurrentHashMap.newKeySet();

  /** The mini program has another template, whatever its fields are. */
  public void add(String template) {
    others.add(template);
  }

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
    var template = message.path("template_id").asText();
    if (!template.equals(TEMPLATE) && !others.contains(template)) {
      return WechatStandIn.error(40037, "invalid template_id");
    }
    var data = message.at("/data");
    boolean isWhole = !template.equals(TEMPLATE) || (data.has("thing1") && data.has("time2"));
    for (var field : data.properties()) {
      var text = field.getValue().path("value").asText();
      isWhole &= !text.isEmpty();
      isWhole &= !field.getKey().startsWith("thing") || text.length() <= LONGEST_THING;
    }
    if (!isWhole) {
      return WechatStandIn.error(47003, "argument invalid! data.thing1.value invalid");
    }
    delivered.computeIfAbsent(openid, o -> new CopyOnWriteArrayList<>()).add(message);
    return WechatStandIn.error(0, "ok");
  }
}
