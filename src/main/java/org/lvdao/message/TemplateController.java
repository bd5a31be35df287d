package org.lvdao.message;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** The words of messages. */
@Controller("/api/v1/staff/message-templates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN"})
class TemplateController {
  private static final String ONE = "/{kind}/{channel}/{language}";

  private final Templates templates;
  private final TemplatePreviews previews;

  TemplateController(Templates templates, TemplatePreviews previews) {
    this.templates = templates;
    this.previews = previews;
  }

  @Serdeable
  record TemplateList(List<TemplateView> items) {}

  /**
   * What a template once said.
   *
   * @param reset whether staff went back to the default
   * @param changedBy id of the account
   */
  @Serdeable
  record Version(
      long version, boolean reset, TemplateContent content, Instant changedAt, String changedBy) {}

  /** List all templates, each with the variables it may use. */
  @Get
  TemplateList list() {
    return new TemplateList(templates.all().values().stream().map(this::view).toList());
  }

  /**
   * Read a template.
   *
   * @param kind what is told, such as {@code report-accepted}
   * @param channel INBOX, FCM or WECHAT
   * @param language zh-CN or en
   */
  @Get(ONE)
  HttpResponse<TemplateView> read(String kind, String channel, String language) {
    return answer(templates.of(TemplateKey.of(kind, channel, language)));
  }

  /**
   * Change a template for all districts; messages to come follow it. Needs an ADMIN of everywhere.
   *
   * @param kind what is told, such as {@code report-accepted}
   * @param channel INBOX, FCM or WECHAT
   * @param language zh-CN or en
   */
  @Put(ONE)
  HttpResponse<TemplateView> change(
      String kind,
      String channel,
      String language,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body TemplateContent content,
      Actor actor) {
    var key = TemplateKey.of(kind, channel, language);
    return answer(templates.change(actor, key, Versions.required(ifMatch), content));
  }

  /**
   * Go back to the words that came with the program. Needs an ADMIN of everywhere.
   *
   * @param kind what is told, such as {@code report-accepted}
   * @param channel INBOX, FCM or WECHAT
   * @param language zh-CN or en
   */
  @Delete(ONE)
  @Status(HttpStatus.NO_CONTENT)
  void reset(
      String kind,
      String channel,
      String language,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      Actor actor) {
    var key = TemplateKey.of(kind, channel, language);
    templates.change(actor, key, Versions.required(ifMatch), null);
  }

  /**
   * Show what a template would say, with example values; nothing is changed.
   *
   * @param kind what is told, such as {@code report-accepted}
   * @param channel INBOX, FCM or WECHAT
   * @param language zh-CN or en
   */
  @Post(ONE + "/preview")
  TemplateContent preview(
      String kind, String channel, String language, @Valid @Body TemplateContent content) {
    return previews.preview(TemplateKey.of(kind, channel, language), content);
  }

  /**
   * List what a template said before, the newest version first.
   *
   * @param kind what is told, such as {@code report-accepted}
   * @param channel INBOX, FCM or WECHAT
   * @param language zh-CN or en
   */
  @Get(ONE + "/versions")
  Page<Version> versions(
      String kind,
      String channel,
      String language,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    return templates
        .versions(TemplateKey.of(kind, channel, language), cursor, size)
        .map(
            row ->
                new Version(
                    row.version(),
                    row.content() == null,
                    templates.content(row),
                    row.changedAt(),
                    Long.toString(row.changedBy())));
  }

  private HttpResponse<TemplateView> answer(Templates.Template template) {
    return Versions.ok(template.version(), view(template));
  }

  private TemplateView view(Templates.Template template) {
    var key = template.key();
    var required = TemplateRules.required(key);
    var row = template.row();
    return new TemplateView(
        key.kind().code(),
        key.kind().topic(),
        key.channel(),
        key.language(),
        template.isEdited(),
        template.version(),
        template.content(),
        previews.examples(key).entrySet().stream()
            .map(
                example ->
                    new TemplateView.Variable(
                        example.getKey(), required.contains(example.getKey()), example.getValue()))
            .toList(),
        row == null ? null : row.changedAt());
  }
}
