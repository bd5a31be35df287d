package org.lvdao.platform.sms;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("text_message")
record TextMessageRow(@Id long id, SmsState state) {}
