package org.lvdao.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings that connect an application node to the servers beside it. */
public final class LocalSettings {
  // 32 bytes in base64, fixed so that data survives a restart; production has its own.
  public static final String PHONE_KEY = "bHZkYW8tbG9jYWwtcGhvbmUta2V5LTMyLWJ5dGVzLTA=";
  public static final String PHONE_INDEX_KEY = "bHZkYW8tbG9jYWwtaW5kZXgta2V5LTMyLWJ5dGVzLTA=";
  private static final String WIDE_OPEN = "1000000";

  private LocalSettings() {}

  static Map<String, Object> of(
      LocalMysql mysql,
      String database,
      String elasticsearch,
      WechatStandIn wechat,
      FcmStandIn fcm,
      Path photos) {
    var settings = new HashMap<String, Object>();
    settings.putAll(mysql.settings(database));
    settings.put("lvdao.elasticsearch.url", elasticsearch);
    settings.put("lvdao.wechat.url", wechat.url());
    settings.put("lvdao.wechat.app-id", WechatStandIn.APP_ID);
    settings.put("lvdao.wechat.secret", WechatStandIn.SECRET);
    settings.put("lvdao.wechat.push-token", PhotoDesk.TOKEN);
    settings.put("lvdao.message.wechat-template", SubscribeMessageBox.TEMPLATE);
    settings.put("lvdao.fcm.url", fcm.url());
    settings.put("lvdao.fcm.credentials", fcm.credentials().toString());
    settings.put("lvdao.jwt.secret", "lvdao-local-jwt-secret-0123456789abcdef-0123456789abcdef");
    settings.put("lvdao.link.secret", "lvdao-local-link-secret-0123456789abcdef-0123456789abcdef");
    settings.put("lvdao.pages.url", "https://lvdao.example");
    settings.put("lvdao.phone.key", PHONE_KEY);
    settings.put("lvdao.phone.index-key", PHONE_INDEX_KEY);
    settings.put("lvdao.staff.totp", "optional");
    settings.put("lvdao.photo.folder", photos.toString());
    // Storms and browsers share one address here; guessing at one account is still throttled.
    settings.put("lvdao.rate-limit.address-per-minute", WIDE_OPEN);
    settings.put("lvdao.rate-limit.account-per-minute", WIDE_OPEN);
    settings.put("lvdao.rate-limit.guest-per-minute", WIDE_OPEN);
    settings.put("lvdao.login.address-failures", "100000");
    settings.put("lvdao.login.account-failures", "10");
    settings.put("lvdao.one-time-code.address-per-hour", WIDE_OPEN);
    settings.put("lvdao.one-time-code.district-per-day", WIDE_OPEN);
    return settings;
  }
}
