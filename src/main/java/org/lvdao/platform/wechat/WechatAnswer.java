package org.lvdao.platform.wechat;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every answer of WeChat may carry: it is HTTP 200 even when WeChat refuses. */
public interface WechatAnswer {
  /** Not the latest access token (40001), none of WeChat's (40014), expired (42001). */
  Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);

  /** Busy. */
  int BUSY = -1;

  /** No user of this mini program. */
  int NO_SUCH_USER = 40003;

  /** More than the mini program may ask in a day. */
  int DAILY_QUOTA = 45009;

  /** More than it may ask in a minute. WeChat does not say for how long. */
  int TOO_OFTEN = 45011;

  /** Null or 0 when the call succeeded. */
  @Nullable Integer errcode();

  /** The error, 0 when the call succeeded. */
  default int error() {
    var code = errcode();
    return code == null ? 0 : code;
  }
}
