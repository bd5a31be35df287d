package org.lvdao.account.consent;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.web.Cached;

/** What is done with personal data. */
@Controller("/api/v1/privacy-notice")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class PrivacyNoticeController {
  private final PrivacyNotices notices;

  PrivacyNoticeController(PrivacyNotices notices) {
    this.notices = notices;
  }

  /**
   * @param version what a consent names
   * @param texts one for each language; the Chinese one counts
   */
  @Serdeable
  record PrivacyNotice(int version, Instant effectiveFrom, List<NoticeText> texts) {}

  /** Read the privacy notice (隐私政策) in force. */
  @Get
  HttpResponse<PrivacyNotice> show(
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    var notice = notices.current();
    return Cached.answer(
        notice.version(),
        ifNoneMatch,
        () ->
            new PrivacyNotice(
                notice.version(), notice.effectiveFrom(), notices.texts(notice.version())));
  }
}
