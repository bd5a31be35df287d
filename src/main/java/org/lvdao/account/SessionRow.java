package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The session as far as it is read: whose it is, if it may still be used. */
@MappedEntity("session")
record SessionRow(@Id long id, long accountId, AccountRow.Kind kind) {}
