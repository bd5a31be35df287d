package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How many messages of a template a person allowed WeChat to deliver. */
@MappedEntity("wechat_credit")
record CreditRow(@Id String openid, String template, int credits) {}
