package org.lvdao.platform.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.wechat.WechatAccessToken;
import org.lvdao.platform.wechat.WechatAnswer;
import org.lvdao.platform.wechat.WechatApi;
import org.lvdao.platform.wechat.WechatUnavailable;

/**
 * WeChat's {@code msg_sec_check} and {@code media_check_async}, both in their second version. They
 * judge only what people wrote or showed who were in the mini program within two hours; for others
 * the word list does, and a person looks at photos.
 */
@Singleton
@Requires(property = "lvdao.content.check", value = "wechat")
class WechatContentCheck implements ContentCheck {
  private static final int VERSION = 2;

  /** As in a forum (论坛): something for everybody to see. */
  private static final int FORUM = 3;

  private static final int PHOTO = 2;

  /** WeChat counts by the minute and by the day and does not say for how long. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

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

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(@Nullable Integer errcode, @Nullable WechatResult result) implements WechatAnswer {}

  @Serdeable
  record PhotoQuestion(
      int version,
      String openid,
      int scene,
      @JsonProperty("media_url") String mediaUrl,
      @JsonProperty("media_type") int mediaType) {
    @Override
    public String toString() {
      return "PhotoQuestion[scene=" + scene + "]";
    }
  }

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PhotoAnswer(@Nullable Integer errcode, @Nullable @JsonProperty("trace_id") String traceId)
      implements WechatAnswer {}

  @Override
  public boolean isHarmless(String text) {
    return false;
  }

  @Override
  public Verdict check(Writing writing) {
    if (writing.openid() == null) {
      return words.judge(writing.words());
    }
    var question = new Question(VERSION, writing.openid(), FORUM, writing.words());
    var answer = ask("/wxa/msg_sec_check", question, Answer.class);
    if (isStranger(answer)) {
      return words.judge(writing.words());
    }
    if (answer.result() == null) {
      throw new ContentCheckUnavailable("no result", null);
    }
    return answer.result().verdict();
  }

  @Override
  public boolean judgesPhotos() {
    return true;
  }

  @Override
  public Optional<String> ask(Picture picture) {
    if (picture.openid() == null) {
      return Optional.empty();
    }
    var question = new PhotoQuestion(VERSION, picture.openid(), FORUM, picture.url(), PHOTO);
    var answer = ask("/wxa/media_check_async", question, PhotoAnswer.class);
    if (isStranger(answer)) {
      return Optional.empty();
    }
    if (answer.traceId() == null) {
      throw new ContentCheckUnavailable("no trace", null);
    }
    return Optional.of(answer.traceId());
  }

  /** Nobody of this mini program, or not in it for two hours (61010). */
  private static boolean isStranger(WechatAnswer answer) {
    return answer.error() == WechatAnswer.NO_SUCH_USER || answer.error() == 61010;
  }

  /** An answer without an error, but that the person is a stranger. */
  private <T extends WechatAnswer> T ask(String path, Object question, Class<T> type) {
    T answer;
    try {
      answer = token.with(held -> wechat.post(path, Map.of("access_token", held), question, type));
    } catch (WechatUnavailable away) {
      throw new ContentCheckUnavailable(String.valueOf(away.getMessage()), null);
    }
    if (answer.error() == 0 || isStranger(answer)) {
      return answer;
    }
    throw switch (answer.error()) {
      case WechatAnswer.BUSY -> new ContentCheckUnavailable("busy", null);
      case 44991, WechatAnswer.TOO_OFTEN -> new ContentCheckUnavailable("too often", MINUTE);
      case WechatAnswer.DAILY_QUOTA -> new ContentCheckUnavailable("daily quota", TEN_MINUTES);
      default -> new IllegalStateException("WeChat: errcode " + answer.error());
    };
  }
}
