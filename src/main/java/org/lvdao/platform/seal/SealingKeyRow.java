package org.lvdao.platform.seal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A key that values were sealed under.
 *
 * @param olderRows how many rows were under a key before it when all were looked at last; null
 *     before that
 */
@MappedEntity("sealing_key")
record SealingKeyRow(@Id int id, byte[] fingerprint, @Nullable Long olderRows) {}
