package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

@MappedEntity("notification_preference")
record PreferenceRow(
    @Id long accountId,
    @Nullable Integer quietFrom,
    @Nullable Integer quietTo,
    String mutedTopics,
    @Nullable Integer digestMinutes) {}
