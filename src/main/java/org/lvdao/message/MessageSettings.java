package org.lvdao.message;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How messages are pushed.
 *
 * @param pushLifetime how long after it happened a message may still be pushed
 * @param wechatTemplate id of the subscribe message template (订阅消息模板) for all messages; without it
 *     nothing is pushed by WeChat
 * @param wechatTitleField the template's keyword for the title, a {@code thing}
 * @param wechatTimeField the template's keyword for the time, a {@code time}
 */
@ConfigurationProperties("lvdao.message")
record MessageSettings(
    @Bindable(defaultValue = "24h") Duration pushLifetime,
    @Nullable String wechatTemplate,
    @Bindable(defaultValue = "thing1") String wechatTitleField,
    @Bindable(defaultValue = "time2") String wechatTimeField) {}
