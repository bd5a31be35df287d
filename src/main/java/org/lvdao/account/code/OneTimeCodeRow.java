package org.lvdao.account.code;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("one_time_code")
record OneTimeCodeRow(@Id byte[] id, byte[] codeHash, int tries) {}
