package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a broadcast says in one language.
 *
 * @param title one line; pushes show it, WeChat its first 20 characters
 * @param body of the inbox
 */
@Serdeable
record BroadcastText(
    @NotBlank @Size(max = 50) String title, @NotBlank @Size(max = 1000) String body) {}
