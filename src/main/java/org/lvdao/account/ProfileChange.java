package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a resident changes; what is left out or null stays as it is.
 *
 * @param nickname 1 to 20 characters without blanks around them; empty takes it away
 * @param homeCommunity code of the community (社区) one lives in; empty takes it away
 * @param language of messages
 * @param largeType whether the client shows everything larger (大字版)
 */
@Serdeable
record ProfileChange(
    @Nullable @Size(max = 100) String nickname,
    @Nullable @Size(max = 40) String homeCommunity,
    @Nullable @Pattern(regexp = Profiles.LANGUAGES) String language,
    @Nullable Boolean largeType) {}
