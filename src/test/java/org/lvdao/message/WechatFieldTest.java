package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WechatFieldTest {
  @ParameterizedTest
  @CsvSource({
    "thing1, THING",
    "character_string12, CHARACTER_STRING",
    "time2, TIME",
    "thing, ",
    "thing123, ",
    "THING1, ",
    "amount1, "
  })
  void the_key_of_a_field_says_its_type(String key, WechatField type) {
    assertThat(WechatField.of(key)).isEqualTo(type);
  }

  @Test
  void what_wechat_would_refuse_for_its_length_is_cut() {
    assertThat(WechatField.THING.cut("字".repeat(20))).isEqualTo("字".repeat(20));
    assertThat(WechatField.THING.cut("字".repeat(21))).isEqualTo("字".repeat(19) + "…");
    assertThat(WechatField.THING.cut("🌱".repeat(21))).isEqualTo("🌱".repeat(19) + "…");
    assertThat(WechatField.PHRASE.cut("正在处理之中")).isEqualTo("正在处理…");
  }
}
