package org.lvdao.platform.wechat;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;

/**
 * The mini program (小程序) of the residents.
 *
 * @param url where WeChat's server API is
 * @param appId its AppID
 * @param secret its AppSecret
 * @param timeout for connecting, and for the whole answer
 * @param pushToken signs what WeChat tells by its message push (消息推送 Token); blank: nothing is
 *     taken
 */
@ConfigurationProperties("lvdao.wechat")
public record WechatSettings(
    @Bindable(defaultValue = "https://api.weixin.qq.com") URI url,
    @NotBlank String appId,
    @NotBlank String secret,
    @Bindable(defaultValue = "5s") Duration timeout,
    @Bindable(defaultValue = "") String pushToken) {
  @Override
  public String toString() {
    return "WechatSettings[url=" + url + ", appId=" + appId + "]";
  }
}
