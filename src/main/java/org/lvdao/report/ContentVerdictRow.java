package org.lvdao.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.lvdao.platform.content.ContentCheck;

/** What came of the check of a case's words, or of a person's decision about them. */
@MappedEntity("report_content")
record ContentVerdictRow(@Id long reportId, ContentCheck.Kind verdict) {}
