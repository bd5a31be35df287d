package org.lvdao.platform.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.wechat.WechatAccessToken;
import org.lvdao.platform.wechat.WechatAnswer;
import org.lvdao.platform.wechat.WechatApi;
import org.lvdao.platform.wechat.WechatUnavailable;

/**
 * WeChat's {@code msg_sec_check} in its second version. It judges only what people wrote who were
 * in the mini program within two hours; for others the word list does.
 */
@Singleton
@Requires(property = "lvdao.content.check", value = "wechat")
class WechatContentCheck implements ContentCheck {
  private static final int VERSION = 2;

  /** As in a forum (论坛): something for everybody to read. */
  private static final int FORUM = 3;

  /** WeChat counts by the minute and by the day and does not say for how long. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private static final Map<Integer, String> LABELS =
      Map.of(
          10001, "广告",
          20001, "时政",
          20002, "色情",
          20003, "辱骂",
          20006, "违法犯罪",
          20008, "欺诈",
          20012, "低俗",
          20013, "版权");

  private final WechatApi wechat;
  private final WechatAccessToken token;
  private final WordList words;

  WechatContentCheck(WechatApi wechat, WechatAccessToken token, WordList words) {
    this.wechat = wechat;
    this.token = token;
    this.words = words;
  }

  @Serdeable
  record Question(int version, String openid, int scene, String content) {
    @Override
    public String toString() {
      return "Question[scene=" + scene + "]";
    }
  }

  /**
   * @param suggest {@code pass}, {@code review} or {@code risky}
   */
  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Result(String suggest, int label) {}

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(@Nullable Integer errcode, @Nullable Result result) implements WechatAnswer {}

  @Override
  public boolean isHarmless(String text) {
    return false;
  }

  @Override
  public Verdict check(Writing writing) {
    if (writing.openid() == null) {
      return words.judge(writing.words());
    }
    var answer = ask(new Question(VERSION, writing.openid(), FORUM, writing.words()));
    return switch (answer.error()) {
      case 0 -> verdict(answer.result());
      case WechatAnswer.BUSY -> throw new ContentCheckUnavailable("busy", null);
      case 44991, WechatAnswer.TOO_OFTEN -> throw new ContentCheckUnavailable("too often", MINUTE);
      case WechatAnswer.DAILY_QUOTA ->
          throw new ContentCheckUnavailable("daily quota", TEN_MINUTES);
      // Nobody of this mini program, or not in it for two hours.
      case WechatAnswer.NO_SUCH_USER, 61010 -> words.judge(writing.words());
      default -> throw new IllegalStateException("WeChat: errcode " + answer.error());
    };
  }

  private Answer ask(Question question) {
    try {
      return token.with(
          held ->
              wechat.post(
                  "/wxa/msg_sec_check", Map.of("access_token", held), question, Answer.class));
    } catch (WechatUnavailable away) {
      throw new ContentCheckUnavailable(String.valueOf(away.getMessage()), null);
    }
  }

  private static Verdict verdict(@Nullable Result result) {
    if (result == null) {
      throw new ContentCheckUnavailable("no result", null);
    }
    var label = LABELS.getOrDefault(result.label(), "其他");
    return switch (result.suggest()) {
      case "pass" -> Verdict.PASS;
      case "risky" -> new Verdict(Kind.REJECT, label);
      default -> new Verdict(Kind.REVIEW, label);
    };
  }
}
