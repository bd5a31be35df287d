package org.lvdao;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.lvdao.platform.seal.KeyRing;

/** The settings without which the application does not start, each named by its variable. */
enum RequiredSetting {
  LVDAO_MYSQL_URL(
      "the database, such as jdbc:mysql://db.example:3306/lvdao", url -> url.startsWith("jdbc:")),
  LVDAO_MYSQL_PASSWORD("the database user's password", password -> true),
  LVDAO_JWT_SECRET("signs access tokens; at least 32 bytes", RequiredSetting::is32BytesOrMore),
  LVDAO_LINK_SECRET("signs photo links; at least 32 bytes", RequiredSetting::is32BytesOrMore),
  LVDAO_PHONE_KEY(
      "encrypts phone numbers and the secrets of one-time codes; 32 bytes in base64, or file: and"
          + " the path of a file with them",
      RequiredSetting::isKeys),
  LVDAO_PHONE_INDEX_KEY(
      "finds phone numbers; 32 other bytes in base64, or file: and the path of a file with them",
      RequiredSetting::isKeys),
  LVDAO_WECHAT_APP_ID("the mini program's AppID (小程序 AppID)", id -> true),
  LVDAO_WECHAT_SECRET("the mini program's AppSecret (小程序密钥)", secret -> true),
  LVDAO_PUBLIC_URL(
      "where WeChat can fetch the photos it judges (LVDAO_CONTENT_CHECK=wechat), such as"
          + " https://lvdao.example",
      url -> url.matches("https?://.+")) {
    @Override
    boolean isNeeded(Map<String, String> environment) {
      return isJudgedByWechat(environment);
    }
  },
  LVDAO_WECHAT_PUSH_TOKEN(
      "signs WeChat's verdicts about photos (LVDAO_CONTENT_CHECK=wechat); 3 to 32 letters and"
          + " digits, as in the mini program's message push (消息推送)",
      token -> token.matches("[A-Za-z0-9]{3,32}")) {
    @Override
    boolean isNeeded(Map<String, String> environment) {
      return isJudgedByWechat(environment);
    }
  };

  private static final int SECRET_BYTES = 32;

  private final String purpose;
  private final Predicate<String> valid;

  RequiredSetting(String purpose, Predicate<String> valid) {
    this.purpose = purpose;
    this.valid = valid;
  }

  /**
   * Looks before anything is built, so that all that is missing can be said at once.
   *
   * @param environment the variables of the process
   * @throws OperatorError that names every setting which is missing or wrong, one a line
   */
  static void check(Map<String, String> environment) {
    List<String> faults = new ArrayList<>();
    for (RequiredSetting setting : values()) {
      if (!setting.isNeeded(environment)) {
        continue;
      }
      String value = environment.get(setting.name());
      if (value == null || value.isBlank()) {
        faults.add(setting.name() + " is missing: " + setting.purpose + ".");
      } else if (!setting.valid.test(value)) {
        faults.add(setting.name() + " is not valid: " + setting.purpose + ".");
      }
    }
    if (!faults.isEmpty()) {
      throw OperatorError.usage(String.join(System.lineSeparator(), faults));
    }
  }

  boolean isNeeded(Map<String, String> environment) {
    return true;
  }

  private static boolean isJudgedByWechat(Map<String, String> environment) {
    return "wechat".equals(environment.get("LVDAO_CONTENT_CHECK"));
  }

  private static boolean is32BytesOrMore(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8).length >= SECRET_BYTES;
  }

  private static boolean isKeys(String setting) {
    try {
      KeyRing.parse(setting);
      return true;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }
}
