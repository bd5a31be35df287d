package org.lvdao.platform.wechat;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every answer of WeChat may carry: it is HTTP 200 even when WeChat refuses. */
public interface WechatAnswer {
  /** Not the latest access token (40001), none of WeChat's (40014), expired (42001). */
  Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);

  /** Null or 0 when the call succeeded. */
  @Nullable Integer errcode();

  /** The error, 0 when the call succeeded. */
  default int error() {
    var code = errcode();
    return code == null ? 0 : code;
  }
}
