package org.lvdao.platform.storage;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;

/**
 * @param folder where blobs are kept when {@code lvdao.photo.store} is {@code folder}
 */
@ConfigurationProperties("lvdao.photo")
record FolderSettings(@NotBlank @Bindable(defaultValue = "photos") String folder) {}
