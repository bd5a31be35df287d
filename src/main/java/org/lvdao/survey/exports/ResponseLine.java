package org.lvdao.survey.exports;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A response without its answers, and without the account where there is one. */
@MappedEntity("survey_response")
record ResponseLine(
    @Id long id,
    @Nullable String gender,
    @Nullable String ageBand,
    @Nullable String area,
    @Nullable String duration,
    String flags) {}
