package org.lvdao.platform.wechat;

/**
 * WeChat could not be asked, or gave no answer that can be used. The message names the kind of
 * failure only, so that it may be logged: never the address, which holds secrets, nor the answer.
 */
public final class WechatUnavailable extends RuntimeException {
  public WechatUnavailable(String why) {
    super(why, null, false, false);
  }
}
