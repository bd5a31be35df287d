package org.lvdao.platform.wechat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Subscribe messages (订阅消息) of the mini program: each tap by which a person allows one lets WeChat
 * deliver one message of the template.
 */
@Singleton
public class SubscribeMessages {
  /** Delivered. */
  public static final int OK = 0;

  /** The person did not allow it, or not any more. */
  public static final int NOT_ALLOWED = 43101;

  private final WechatApi wechat;
  private final WechatAccessToken token;

  SubscribeMessages(WechatApi wechat, WechatAccessToken token) {
    this.wechat = wechat;
    this.token = token;
  }

  /**
   * One message.
   *
   * @param page of the mini program that opens
   * @param language {@code zh_CN} or {@code en_US}
   * @param fields the template's keywords and what stands there
   */
  public record Notice(
      String openid, String template, String page, String language, Map<String, String> fields) {
    @Override
    public String toString() {
      return "Notice[template=" + template + "]";
    }
  }

  @Serdeable
  record Value(String value) {}

  @Serdeable
  record Body(
      String touser,
      @JsonProperty("template_id") String templateId,
      String page,
      String lang,
      Map<String, Value> data) {
    @Override
    public String toString() {
      return "Body[template=" + templateId + "]";
    }
  }

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(@Nullable Integer errcode) implements WechatAnswer {}

  /**
   * @return 0 or WeChat's error, of which those of {@link WechatAnswer} and the ones here need no
   *     person
   * @throws WechatUnavailable when there is no answer
   */
  public int send(Notice notice) {
    var data = new LinkedHashMap<String, Value>();
    notice.fields().forEach((name, value) -> data.put(name, new Value(value)));
    var body = new Body(notice.openid(), notice.template(), notice.page(), notice.language(), data);
    return token
        .with(
            held ->
                wechat.post(
                    "/cgi-bin/message/subscribe/send",
                    Map.of("access_token", held),
                    body,
                    Answer.class))
        .error();
  }
}
