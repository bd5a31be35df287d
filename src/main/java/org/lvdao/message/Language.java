package org.lvdao.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** The languages messages are written in. */
@Serdeable
enum Language {
  @JsonProperty("zh-CN")
  CHINESE("zh-CN", "zh", "zh_CN"),
  @JsonProperty("en")
  ENGLISH("en", "en", "en_US");

  private final String code;
  private final String bundle;
  private final String wechat;

  Language(String code, String bundle, String wechat) {
    this.code = code;
    this.bundle = bundle;
    this.wechat = wechat;
  }

  /**
   * @throws IllegalArgumentException when there are no messages in it
   */
  static Language of(String code) {
    for (var language : values()) {
      if (language.code.equals(code)) {
        return language;
      }
    }
    throw new IllegalArgumentException(code);
  }

  /** As in JSON, addresses and profiles. */
  String code() {
    return code;
  }

  /** As the files of words are called. */
  String bundle() {
    return bundle;
  }

  /** As WeChat calls it. */
  String wechat() {
    return wechat;
  }
}
