package org.lvdao.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.content.ContentCheck;

/**
 * The check of a photo, and what came of it or of a person's decision about it.
 *
 * @param attempts how often its verdict was asked for
 * @param verdict null: not there yet
 */
@MappedEntity("report_photo_check")
record PhotoCheckRow(
    @Id long photoId, long reportId, int attempts, ContentCheck.@Nullable Kind verdict) {}
