package org.lvdao.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** The languages messages are written in. */
@Serdeable
enum Language {
  @JsonProperty("zh-CN")
  CHINESE("zh", "zh_CN"),
  @JsonProperty("en")
  ENGLISH("en", "en_US");

  private final String bundle;
  private final String wechat;

  Language(String bundle, String wechat) {
    this.bundle = bundle;
    this.wechat = wechat;
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
