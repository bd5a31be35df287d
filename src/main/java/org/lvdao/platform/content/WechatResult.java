package org.lvdao.platform.content;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.content.ContentCheck.Kind;
import org.lvdao.platform.content.ContentCheck.Verdict;

/**
 * How WeChat judges words and photos alike.
 *
 * @param suggest {@code pass}, {@code review} or {@code risky}; what is none of them is doubtful
 */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(additionalProperties = AdditionalPropertiesValue.TRUE)
record WechatResult(@Nullable String suggest, @Nullable Integer label) {
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
    var found = LABELS.getOrDefault(label == null ? 0 : label, "其他");
    if ("pass".equals(suggest)) {
      return Verdict.PASS;
    }
    return new Verdict("risky".equals(suggest) ? Kind.REJECT : Kind.REVIEW, found);
  }
}
