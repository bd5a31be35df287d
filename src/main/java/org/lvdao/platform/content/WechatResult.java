package org.lvdao.platform.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.lvdao.platform.content.ContentCheck.Kind;
import org.lvdao.platform.content.ContentCheck.Verdict;

/**
 * How WeChat judges words and photos alike.
 *
 * @param suggest {@code pass}, {@code review} or {@code risky}
 */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = true)
record WechatResult(String suggest, int label) {
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

  Verdict verdict() {
    var found = LABELS.getOrDefault(label, "其他");
    if ("pass".equals(suggest)) {
      return Verdict.PASS;
    }
    return new Verdict("risky".equals(suggest) ? Kind.REJECT : Kind.REVIEW, found);
  }
}
