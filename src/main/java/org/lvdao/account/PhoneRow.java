package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The proven number of an account, sealed. */
@MappedEntity("account_phone")
record PhoneRow(@Id long accountId, byte[] phone) {}
